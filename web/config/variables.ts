/** The variables of the build, as `import.meta.env` has them. */
export type BuildEnv = Readonly<Record<string, unknown>>;

/** Reads variables one by one, and collects what is wrong with them: one sentence each. */
export interface EnvReader {
  problems: string[];
  /** Trimmed; an empty variable counts as unset. */
  text(name: string): string;
  /** `1` or `0`; undefined when unset. */
  flag(name: string): boolean | undefined;
  /** A list, separated by commas or spaces, without repeats; `fallback` when unset. */
  list(name: string, fallback: readonly string[]): readonly string[];
  /** Says that a variable is wrong; what follows its name is the rest of a sentence. */
  fault(name: string, rest: string): void;
}

/** Makes a reader of the variables. Does not look at them yet. */
export function envReader(env: BuildEnv): EnvReader {
  const problems: string[] = [];
  const fault = (name: string, rest: string) => void problems.push(`${name} ${rest}`);
  const text = (name: string) => {
    const value = env[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    problems,
    text,
    fault,
    flag: (name) => {
      const value = text(name);
      if (!/^[01]?$/.test(value)) fault(name, 'must be 1 or 0.');
      return value === '' ? undefined : value === '1';
    },
    list: (name, fallback) =>
      text(name)
        ? [
            ...new Set(
              text(name)
                .split(/[\s,]+/)
                .filter(Boolean),
            ),
          ]
        : fallback,
  };
}
