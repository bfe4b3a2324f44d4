import {
  ANSI_ESCAPE_CODES,
  DefaultRenderer,
  Listr,
  type ListrBaseClassOptions,
  ListrLogger,
  type ListrTask,
  ProcessOutput,
  Spinner,
} from 'listr2';

/** Milliseconds between two pictures. listr2 draws at every change, and measures every character each time: with some
 *  fifteen steps that took half of a processor. */
const PICTURE_MS = 250;

class SlowSpinner extends Spinner {
  override start(draw: () => void): void {
    super.start(draw, PICTURE_MS);
  }
}

/** listr2 asks whether standard output is a terminal, and falls back when a report goes to a file. We write to standard
 *  error only, and know that it is one. */
class StderrRenderer extends DefaultRenderer {
  static override nonTTY = true;
  #drawnAt = Number.NEGATIVE_INFINITY;

  /** What changes between two pictures is in the next one; the last one is drawn in any case. */
  override update(): void {
    const now = performance.now();
    if (now - this.#drawnAt < PICTURE_MS * 0.9) return;
    this.#drawnAt = now;
    super.update();
  }
}

/** listr2 holds back what others write while it draws, and hides the cursor. A process that is killed could not give the
 *  cursor back, so it stays visible. */
class OpenOutput extends ProcessOutput {
  override hijack(): void {
    super.hijack();
    this.toStdout(ANSI_ESCAPE_CODES.CURSOR_SHOW, false);
  }
}

/** Lines of a terminal that change: one for each task. Resolves when every task has ended; a task that failed is one. */
export async function drawLines(tasks: readonly ListrTask[], stream: NodeJS.WriteStream): Promise<void> {
  const options: ListrBaseClassOptions<object, typeof StderrRenderer> = {
    concurrent: true,
    exitOnError: false,
    // With listr2's own listener a Ctrl-C ends the process before the sessions are closed.
    registerSignalListeners: false,
    renderer: StderrRenderer,
    rendererOptions: {
      logger: new ListrLogger({ useIcons: true, processOutput: new OpenOutput(stream, stream) }),
      formatOutput: 'truncate',
      spinner: new SlowSpinner(),
    },
  };
  await new Listr([...tasks], options).run().catch(() => undefined);
}
