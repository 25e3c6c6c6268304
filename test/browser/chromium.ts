// Chromium without a window, spoken to over two pipes (DevTools protocol, --remote-debugging-pipe): a page at a width, in
// light, dark or on paper, what it measures of itself, what it asks the network for, and a picture of it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export type Look = { readonly width: number; readonly media: 'light' | 'dark' | 'paper' };

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly request?: { readonly url?: string } };
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
};
type Waiting = { readonly resolve: (message: Message) => void; readonly reject: (error: Error) => void };

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--remote-debugging-pipe',
];

export class Chromium {
  /** Addresses that pages have asked for. */
  readonly asked: string[] = [];
  readonly #process: ChildProcess;
  readonly #out: Writable;
  readonly #folder: string;
  readonly #waiting = new Map<number, Waiting>();
  #session: string | undefined;
  #last = 0;
  #rest = '';

  private constructor(process: ChildProcess, folder: string) {
    this.#process = process;
    this.#folder = folder;
    this.#out = process.stdio[3] as Writable;
    const input = process.stdio[4] as Readable;
    input.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    const ended = (why: string) => () => {
      for (const { reject } of this.#waiting.values()) reject(new Error(why));
    };
    this.#out.on('error', () => undefined);
    process.on('error', ended('no chromium on the PATH: apt-get install chromium'));
    process.on('exit', ended('the browser has ended'));
  }

  /** @throws where there is no `chromium` on the PATH */
  static async open(): Promise<Chromium> {
    const folder = await mkdtemp(join(tmpdir(), 'inferra-browser-'));
    const stdio = ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] as const;
    const process = spawn('chromium', [...FLAGS, `--user-data-dir=${folder}`], { stdio: [...stdio] });
    const browser = new Chromium(process, folder);
    const { targetId } = await browser.#send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.#send('Target.attachToTarget', { targetId, flatten: true });
    browser.#session = String(sessionId);
    await browser.#send('Page.enable');
    await browser.#send('Network.enable');
    return browser;
  }

  async show(url: string, { width, media }: Look): Promise<void> {
    const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: width < 500 };
    await this.#send('Emulation.setDeviceMetricsOverride', metrics);
    await this.#send('Emulation.setEmulatedMedia', {
      media: media === 'paper' ? 'print' : 'screen',
      features: [{ name: 'prefers-color-scheme', value: media === 'dark' ? 'dark' : 'light' }],
    });
    await this.#send('Page.navigate', { url });
    await this.evaluate(
      `new Promise((done) => document.readyState === 'complete' ? done(0) : addEventListener('load', () => done(0)))`,
    );
  }

  /** The value of an expression in the page, which must be JSON. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    const { result, exceptionDetails } = answer as {
      readonly result: { readonly value?: unknown };
      readonly exceptionDetails?: unknown;
    };
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  /** The whole page as a PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this.#send('Page.captureScreenshot', { captureBeyondViewport: true });
    return Buffer.from(String(data), 'base64');
  }

  async close(): Promise<void> {
    const ended = new Promise((done) => this.#process.once('exit', done));
    await this.#send('Browser.close', {}, false).catch(() => undefined);
    await ended;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #send(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
    inPage = this.#session !== undefined,
  ): Promise<Readonly<Record<string, unknown>>> {
    const id = ++this.#last;
    const to = inPage ? { sessionId: this.#session } : {};
    const answer = new Promise<Message>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#out.write(`${JSON.stringify({ id, method, params, ...to })}\0`);
    return answer.then(({ result, error }) => {
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result ?? {};
    });
  }

  #take(text: string): void {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      const url = message.params?.request?.url;
      if (message.method === 'Network.requestWillBeSent' && url !== undefined) this.asked.push(url);
      if (message.id === undefined) continue;
      this.#waiting.get(message.id)?.resolve(message);
      this.#waiting.delete(message.id);
    }
  }
}
