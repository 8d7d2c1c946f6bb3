import { connect, createServer, type Server } from 'node:net';

/** One port on both addresses that `localhost` may mean. */
export interface HeldPort {
  port: number;
  /** Lets the server that answers take 127.0.0.1. What arrives at ::1 is passed on to it. */
  release(): Promise<void>;
  /** Gives both addresses back. */
  free(): Promise<void>;
}

/**
 * Takes a port on 127.0.0.1 and on ::1, for a server that can listen on the first only: what arrives at ::1 is passed
 * on to 127.0.0.1. Port 0 picks one.
 *
 * Browsers may mean either by `localhost`, so a program that listened on the other one would be sent the codes. A
 * machine without IPv6 has 127.0.0.1 only. Rejects with Node's own error where one of the two is taken (`EADDRINUSE`).
 */
export async function holdPort(port: number): Promise<HeldPort> {
  const v4 = await listen(createServer(), port, '127.0.0.1');
  try {
    const held = portOf(v4);
    const v6 = await passOn(held);
    const release = () => closeServer(v4);
    const free = async () => {
      await Promise.all([release(), v6()]);
    };
    return { port: held, release, free };
  } catch (error) {
    await closeServer(v4);
    throw error;
  }
}

/**
 * Takes a port on ::1 and passes on what arrives there to 127.0.0.1. Resolves to what gives the port back.
 *
 * Does not keep the process running. Rejects where the port is taken (`EADDRINUSE`).
 */
export async function passOn(port: number): Promise<() => Promise<void>> {
  const server = createServer((socket) => {
    const onward = connect(port, '127.0.0.1');
    socket.on('error', () => onward.destroy()).on('close', () => onward.destroy());
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  try {
    await listen(server, port, '::1');
  } catch (error) {
    if (isTaken(error)) throw error;
    return () => Promise.resolve();
  }
  server.unref();
  return () => closeServer(server);
}

/** Whether an error says that another program listens there. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function listen(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen.');
  return address.port;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
