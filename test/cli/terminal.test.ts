// What a person meets: a terminal that asks, and Ctrl-C.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folder, inferra, onTerminal, PROGRAM, start } from './program.ts';

const CTRL_C = '\x03';

describe('on a terminal', () => {
  it('asks, and a yes is carried out', async () => {
    const cwd = await folder();
    const running = onTerminal('apply --simulator', { cwd });
    await running.saw('Answer:');
    running.child.stdin.write('yes\n');
    expect(await running.ended).toMatchObject({
      exit: 0,
      stdout: expect.stringContaining('Applied: 1 created'),
    });
  });

  it('asks, and anything else changes nothing', async () => {
    const cwd = await folder();
    const running = onTerminal('apply --simulator', { cwd });
    await running.saw('Answer:');
    running.child.stdin.write('y\n');
    expect(await running.ended).toMatchObject({ exit: 6 });
    expect((await inferra('status --simulator', { cwd })).stdout).toContain('not created');
  });

  it('takes Ctrl-C at the question for an interruption', async () => {
    const running = onTerminal('apply --simulator', { cwd: await folder() });
    await running.saw('Answer:');
    running.child.stdin.write(CTRL_C);
    expect(await running.ended).toMatchObject({ exit: 130, stdout: expect.stringContaining('INF6011') });
  });

  it('redraws a watch in place, and leaves the last look behind', async () => {
    const cwd = await folder();
    await inferra('apply --simulator --auto-approve --no-wait', { cwd });
    const { exit, stdout } = await onTerminal('status --simulator --watch', { cwd }).ended;
    expect(exit).toBe(0);
    expect(stdout.indexOf('Creating')).toBeGreaterThan(0);
    expect(stdout.lastIndexOf('InService')).toBeGreaterThan(stdout.lastIndexOf('Creating'));
    // One line up, erased: what log-update does before it draws again.
    expect(stdout).toContain('\x1b[1A');
    const dumb = await onTerminal('status --simulator --watch', { cwd, env: { TERM: 'dumb' } }).ended;
    expect(dumb.stdout).not.toContain('\x1b[');
  });

  it('is coloured, and not when it is dumb', async () => {
    const cwd = await folder();
    const coloured = '\x1b[32m';
    expect((await onTerminal('plan --simulator', { cwd }).ended).stdout).toContain(coloured);
    const dumb = await onTerminal('plan --simulator', { cwd, env: { TERM: 'dumb' } }).ended;
    expect(dumb.stdout).not.toContain('\x1b[');
  });
});

/** An AWS that takes every request and never answers. */
async function silentAws(): Promise<{ env: Record<string, string>; asked: Promise<void> }> {
  let ask = () => {};
  const asked = new Promise<void>((resolve) => {
    ask = resolve;
  });
  const server = createServer(() => ask()).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    asked,
    env: { AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' },
  };
}

describe('signals', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a served simulator with %i', async (signal, exit) => {
    const running = start(process.execPath, [PROGRAM, 'simulator', 'serve', '--port', '0'], {
      cwd: await folder(),
    });
    await running.saw('until Ctrl-C');
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ exit, stderr: '' });
  });

  it.each([
    ['SIGINT', 130, 'INF6011'],
    ['SIGTERM', 143, 'INF6012'],
  ] as const)('%s drops what only reads, with %i', async (signal, exit, code) => {
    const aws = await silentAws();
    const running = start(process.execPath, [PROGRAM, 'plan'], { cwd: await folder(), env: aws.env });
    await aws.asked;
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ exit, stdout: '', stderr: expect.stringContaining(code) });
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s ends a watch with %i, and that is no error', async (signal, exit) => {
    const aws = await silentAws();
    const running = start(process.execPath, [PROGRAM, 'status', '--watch'], {
      cwd: await folder(),
      env: aws.env,
    });
    await aws.asked;
    running.child.kill(signal);
    expect(await running.ended).toMatchObject({ exit, stdout: '', stderr: '' });
  });

  it('a second one ends what would still wind down, at once', async () => {
    const aws = await silentAws();
    const running = start(process.execPath, [PROGRAM, 'apply', '--auto-approve'], {
      cwd: await folder(),
      env: aws.env,
    });
    await aws.asked;
    running.child.kill('SIGINT');
    await running.saw('Press Ctrl-C again');
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ exit: 130 });
  });
});
