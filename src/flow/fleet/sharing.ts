// What the members of a fleet share: a connection for each account, region and role, its pages, and the files that several
// members read.
import { sharedReads } from '../../cloud/shared.ts';
import type { Connection, Ports } from '../ports.ts';

/** The same ports, with every connection and file opened once. Nothing may be changed or written through them. */
export function sharing(ports: Ports): Ports {
  const connect = once(async (key: string): Promise<Connection> => {
    const connection = await ports.connect(JSON.parse(key));
    return { ...connection, cloud: sharedReads(connection.cloud) };
  });
  return {
    ...ports,
    connect: (target) => connect(JSON.stringify(target)),
    readFile: once((path) => ports.readFile(path)),
    readIfThere: once((path) => ports.readIfThere(path)),
  };
}

/** A failure is told to all who wait for it, and not remembered. */
function once<T>(open: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const opened = new Map<string, Promise<T>>();
  return (key) => {
    const known = opened.get(key);
    if (known !== undefined) return known;
    const opening = open(key).catch((failure: unknown) => {
      opened.delete(key);
      throw failure;
    });
    opened.set(key, opening);
    return opening;
  };
}
