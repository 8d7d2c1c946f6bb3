/**
 * The environment in which wrangler shows, stores and sends nothing of what it runs for us.
 *
 * It has to be set before a Worker starts. Wrangler's defaults record every call of a Worker, its query with secret and
 * token included, in a database that any page on this machine may read.
 */
export const WRANGLER_KEEPS_NOTHING: Readonly<Record<string, string>> = {
  // Pages and an API below /cdn-cgi/, and the record of every call that they show.
  X_LOCAL_EXPLORER: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
  // Log files in the home folder; `WRANGLER_LOG` says what is printed.
  WRANGLER_WRITE_LOGS: 'false',
  WRANGLER_LOG_SANITIZE: 'true',
  // Miniflare writes the whole configuration of workerd, secrets included, into the file that this names.
  MINIFLARE_WORKERD_CONFIG_DEBUG: '',
  // The Worker gets its own variables only, not those of the shell and of files beside its configuration.
  CLOUDFLARE_INCLUDE_PROCESS_ENV: 'false',
  CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: 'false',
  // Reports of use and of errors, and a question for the address of this machine.
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};
