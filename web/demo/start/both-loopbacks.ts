import type { AddressInfo } from 'node:net';
import type { Plugin } from 'vite';
import { passOn } from '../../../proxy/node/loopback.ts';

/**
 * Takes the port of `vite preview` on ::1 too: `localhost` may mean either address, and a program on the other one
 * would be sent the codes.
 */
export function bothLoopbacks(): Plugin {
  return {
    name: 'both-loopbacks',
    configurePreviewServer({ httpServer }) {
      httpServer.once('listening', () => {
        const { address, port } = httpServer.address() as AddressInfo;
        if (address !== '127.0.0.1') return;
        passOn(port).catch(() => {
          console.error(`Port ${port} is in use: choose another with --port.`);
          process.exit(1);
        });
      });
    },
  };
}
