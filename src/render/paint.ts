// Colour as a value: renderers take a Paint and never ask whether there is a terminal.
import { Chalk } from 'chalk';

type Style = (text: string) => string;

/** Colours say again what a symbol or a word already says; 16-colour ANSI only, so that themes apply. */
export type Paint = {
  readonly good: Style;
  readonly change: Style;
  readonly bad: Style;
  readonly strong: Style;
  readonly quiet: Style;
};

export function paintFor(colour: boolean): Paint {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    good: (text) => chalk.green(text),
    change: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    strong: (text) => chalk.bold(text),
    quiet: (text) => chalk.dim(text),
  };
}

/** What every text renderer needs to know of where its text goes. */
export type View = {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
};
