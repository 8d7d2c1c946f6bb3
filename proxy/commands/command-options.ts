import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The options of a command, as `parseArgs` of Node takes them; `--help` comes with each. */
export type Options = NonNullable<ParseArgsConfig['options']>;

const HELP: Options = { help: { type: 'boolean', short: 'h' } };

/** What `parseArgs` makes of these options. */
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/** The options that were given, what to print instead of starting, or one sentence on what is wrong. */
export type Given<T extends Options> =
  { values: Values<T>; positionals: string[] } | { help: string } | { fault: string };

/** A command as its help explains it. */
export interface Command<T extends Options> {
  /** What a person types, as in `npm run deploy`. */
  name: string;
  help: string;
  options: T;
  /** Whether words without dashes have a meaning. */
  allowPositionals?: boolean;
}

/**
 * Reads a command line, and takes nothing that the command does not know.
 *
 * A slip of the keyboard (`--dryrun`) would otherwise be ignored, and the command would do what was not asked for.
 */
export function readOptions<T extends Options>(
  { name, help, options, allowPositionals = false }: Command<T>,
  args: readonly string[],
): Given<T> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...options, ...HELP },
      allowPositionals,
    });
    return 'help' in values ? { help } : { values, positionals };
  } catch (error) {
    // Node's own sentence names the option, and adds advice that does not fit here.
    const [sentence = ''] = String(error instanceof Error ? error.message : error).split(/\. |\n/);
    return { fault: `${sentence.replace(/\.$/, '')}. See ${name} -- --help.` };
  }
}

/**
 * Finds an option that npm took for its own: without `--` before it, it never reaches the command.
 *
 * npm sets a variable for it (`npm_config_dry_run`) and runs the command as if it had not been given.
 */
export function findTakenByNpm(
  { name, options }: Pick<Command<Options>, 'name' | 'options'>,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const plain = (text: string) => text.replace(/[-_]/g, '').toLowerCase();
  const set = new Set(
    Object.keys(env)
      .filter((variable) => env[variable] !== '')
      .map(plain),
  );
  const taken = Object.keys(options).find((option) => set.has(`npmconfig${plain(option)}`));
  return taken && `npm took --${taken} for its own: write ${name} -- --${taken}.`;
}

/** Like `readOptions`, for the top of a program: prints the help or what is wrong, and ends the process there. */
export function optionsOrExit<T extends Options>(command: Command<T>) {
  const given = readOptions(command, process.argv.slice(2));
  if ('values' in given) return given;
  const [stream, text] =
    'help' in given ? [process.stdout, given.help] : [process.stderr, given.fault];
  stream.write(`${text}\n`);
  process.exit('help' in given ? 0 : 1);
}
