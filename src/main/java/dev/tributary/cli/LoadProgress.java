package dev.tributary.cli;

import dev.tributary.cli.terminal.Console;
import dev.tributary.topology.ResolverCounts;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** The status line while records are fed and resolved. */
final class LoadProgress {
  private static final Duration SHOW_EVERY = Duration.ofMillis(200);
  private static final int BAR_CHARS = 24;

  private final Console console;
  private final long startedAt = System.nanoTime();
  private OptionalLong total;
  private long fed;
  private long shownAt;

  LoadProgress(Console console, OptionalLong total) {
    this.console = console;
    this.total = total;
    this.shownAt = startedAt;
  }

  /** So many were fed by now. */
  void show(long fedNow, ResolverCounts counts) {
    fed = fedNow;
    show(counts);
  }

  /** Everything is fed, so that their number is known. */
  void allFed(long count) {
    fed = count;
    total = OptionalLong.of(count);
  }

  void show(ResolverCounts counts) {
    long now = System.nanoTime();
    if (now - shownAt >= SHOW_EVERY.toNanos()) {
      shownAt = now;
      console.status(line(fed, total, counts, (now - startedAt) / 1e9));
    }
  }

  /** How many records are resolved is how many rounds are complete, as each begins with one. */
  static String line(long fed, OptionalLong total, ResolverCounts counts, double seconds) {
    long resolved = Math.min(counts.rounds() + counts.unchanged() + counts.quarantined(), fed);
    String rate = format("%,.0f records/s", seconds == 0 ? 0 : resolved / seconds);
    String pairs = format("%,d pairs compared", counts.comparisons());
    if (total.isEmpty()) {
      return format("%,d fed, %,d resolved, %s, %s", fed, resolved, rate, pairs);
    }
    long all = Math.max(1, total.getAsLong());
    return format(
        "%s %3d %%  %,d of %,d resolved, %s, %s",
        bar((double) resolved / all), 100 * resolved / all, resolved, all, rate, pairs);
  }

  private static String bar(double share) {
    int done = (int) Math.round(BAR_CHARS * Math.min(1, share));
    return "[" + "#".repeat(done) + "-".repeat(BAR_CHARS - done) + "]";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
