package dev.tributary.cli.live;

import dev.tributary.cli.terminal.Console;
import dev.tributary.model.RecordKey;
import java.util.Locale;

/** Shows golden records with the records behind them, side by side. */
public final class PortraitDisplay {
  private static final int FIELD_CHARS = 16;
  private static final int LEAST_CELL_CHARS = 18;
  private static final int MOST_CELL_CHARS = 30;
  private static final String GIVEN = "*";

  private PortraitDisplay() {}

  /** How many records fit beside a golden one. */
  public static int recordsThatFit(int width) {
    return Math.max(2, Math.min(5, (width - FIELD_CHARS) / (LEAST_CELL_CHARS + 1) - 1));
  }

  public static void show(PortraitGallery gallery, Console console) {
    gallery.portraits().forEach(portrait -> show(portrait, console));
  }

  private static void show(Portrait portrait, Console console) {
    int columns = 1 + portrait.records().size();
    int cell = Math.min(MOST_CELL_CHARS, (console.width() - FIELD_CHARS) / columns - 1);
    console.say("");
    console.say(
        "  "
            + console.bold(portrait.name())
            + String.format(
                Locale.ROOT,
                ", %s, %d records, confidence %.3f",
                portrait.entity(),
                portrait.records().size(),
                portrait.confidence()));
    StringBuilder sources = new StringBuilder(start("", "golden record", cell));
    StringBuilder ids = new StringBuilder(start("", "", cell));
    for (RecordKey key : portrait.records()) {
      sources.append(' ').append(Cells.fit(key.source(), cell));
      ids.append(' ').append(Cells.fit(key.id(), cell));
    }
    console.say(console.dim(sources.toString().stripTrailing()));
    console.say(console.dim(ids.toString().stripTrailing()));
    portrait.golden().forEach((name, value) -> console.say(row(portrait, name, value, cell)));
  }

  private static String row(Portrait portrait, String name, String golden, int cell) {
    StringBuilder row = new StringBuilder(start(name, golden, cell));
    for (RecordKey key : portrait.records()) {
      String value = portrait.value(key, name);
      boolean given = key.equals(portrait.givers().get(name));
      row.append(' ').append(Cells.fit(given ? GIVEN + value : value, cell));
    }
    return row.toString().stripTrailing();
  }

  private static String start(String name, String golden, int cell) {
    return "  " + Cells.fit(name, FIELD_CHARS - 2) + Cells.fit(golden, cell);
  }
}
