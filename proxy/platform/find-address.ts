/** Who calls, as the runtime says it. */

/** What Node, Deno, Bun, Netlify and Lambda hand over with a request, each its own part. */
interface Handed {
  incoming?: { socket?: { remoteAddress?: string } };
  remoteAddr?: { hostname?: string };
  requestIP?: (request: Request) => { address: string } | null;
  context?: { ip?: string };
  requestContext?: { http?: { sourceIp?: string }; identity?: { sourceIp?: string } };
}

/**
 * The address of the caller: the socket's peer on Node, Deno and Bun, what Netlify and Lambda say beside the request, and
 * Cloudflare's header on Workers.
 *
 * Undefined where the runtime says nothing; then all callers share one count. Never reads a header that the caller may
 * write, so behind a load balancer it is that one's address.
 */
export function findAddress(request: Request, env: unknown): string | undefined {
  if (isWorker()) return request.headers.get('cf-connecting-ip') ?? undefined;
  const handed = Object(env) as Handed;
  return (
    handed.incoming?.socket?.remoteAddress ??
    handed.remoteAddr?.hostname ??
    // As a method: Bun's server is what it is called on.
    handed.requestIP?.(request)?.address ??
    handed.context?.ip ??
    handed.requestContext?.http?.sourceIp ??
    handed.requestContext?.identity?.sourceIp
  );
}

/** Workers alone call themselves so, and there no caller can write Cloudflare’s header. Older runtimes have no `navigator`. */
function isWorker(): boolean {
  const { navigator } = globalThis as { navigator?: { userAgent?: string } };
  return navigator?.userAgent === 'Cloudflare-Workers';
}
