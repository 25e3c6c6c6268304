// scripts/count-reporter.js — last line of every run: "N passed, N failed[, N skipped]"
export default class CountReporter {
  #line = 'NO TESTS RAN: 0 passed, 1 failed';
  #armed = false;
  onInit() {
    if (this.#armed) return;
    this.#armed = true;
    process.once('exit', () => {
      process.stdout.write(`\n${this.#line}\n`);
    }); // after coverage and all reporters
  }
  onTestRunEnd(modules, unhandledErrors, reason) {
    let passed = 0,
      failed = 0,
      skipped = 0;
    for (const m of modules) {
      let own = 0;
      for (const t of m.children.allTests()) {
        own++;
        const s = t.result().state;
        if (s === 'passed') passed++;
        else if (s === 'failed') failed++;
        else skipped++; // skipped, todo, or never reached
      }
      const broken = m.errors().length > 0 || [...m.children.allSuites()].some((x) => x.errors().length > 0);
      if (broken || (own === 0 && !m.ok())) failed++; // uncollectable file or failing hook
    }
    failed += unhandledErrors.length;
    if (reason === 'interrupted') failed ||= 1;
    if (passed + failed + skipped === 0) failed = 1; // an empty run is not a pass
    this.#line = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
  }
}
