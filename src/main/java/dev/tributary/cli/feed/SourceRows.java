package dev.tributary.cli.feed;

import dev.tributary.cli.feed.RowEncoder.Encoded;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.codec.table.TableFormatException;
import dev.tributary.codec.table.TableReader;
import dev.tributary.codec.table.TableRow;
import dev.tributary.model.SourceChange;
import dev.tributary.spec.Plan;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of one file as change events; what cannot become one is reported and left out. */
public final class SourceRows implements Iterator<ChangeEvent>, Closeable {
  private final SourceFile source;
  private final TableReader table;
  private final RowEncoder encoder;
  private final Consumer<RejectedRow> rejected;
  private Encoded.@Nullable Event next;

  private SourceRows(
      SourceFile source, TableReader table, RowEncoder encoder, Consumer<RejectedRow> rejected) {
    this.source = source;
    this.table = table;
    this.encoder = encoder;
    this.rejected = rejected;
  }

  /** Opens a file and checks that the primary key is among its columns. */
  public static SourceRows open(SourceFile source, Plan plan, Consumer<RejectedRow> rejected) {
    if (!plan.hasSource(source.source())) {
      throw CommandFailure.badData(
          "the spec has no source %s; it has %s"
              .formatted(source.source(), String.join(", ", plan.sources())),
          null);
    }
    try {
      TableReader table = TableReader.open(source.file());
      checkHeader(source, plan, table);
      return new SourceRows(source, table, new RowEncoder(plan, source.source()), rejected);
    } catch (TableFormatException e) {
      throw CommandFailure.badData(e.getMessage(), e);
    }
  }

  private static void checkHeader(SourceFile source, Plan plan, TableReader table) {
    List<String> header = table.header(); // empty for JSON lines, whose rows are checked one by one
    for (String column : plan.primaryKey(source.source()).split(",")) {
      if (!header.isEmpty() && !header.contains(column.strip())) {
        closeQuietly(table);
        throw CommandFailure.badData(
            "%s has no column %s, the primary key of the source %s; its columns are %s"
                .formatted(
                    source.file(), column.strip(), source.source(), String.join(", ", header)),
            null);
      }
    }
  }

  @Override
  public boolean hasNext() {
    try {
      while (next == null && table.hasNext()) {
        next = event(table.next());
      }
      return next != null;
    } catch (TableFormatException e) {
      throw CommandFailure.badData(e.getMessage(), e);
    }
  }

  @Override
  public ChangeEvent next() {
    return take().event();
  }

  /** The next row as the change that the resolver would see. */
  public SourceChange nextChange() {
    return take().change();
  }

  private Encoded.Event take() {
    Encoded.Event event = hasNext() ? next : null;
    if (event == null) {
      throw new NoSuchElementException("no more rows in " + source.file());
    }
    next = null;
    return event;
  }

  private Encoded.@Nullable Event event(TableRow row) {
    if (row instanceof TableRow.Read read) {
      Encoded encoded = encoder.encode(read.columns());
      if (encoded instanceof Encoded.Event event) {
        return event;
      }
      reject(row, ((Encoded.Refused) encoded).problem());
    } else if (row instanceof TableRow.Unreadable unreadable) {
      reject(row, unreadable.problem() + ". " + unreadable.cure());
    }
    return null;
  }

  private void reject(TableRow row, String problem) {
    rejected.accept(new RejectedRow(source, row.line(), problem));
  }

  @Override
  public void close() {
    closeQuietly(table);
  }

  private static void closeQuietly(TableReader table) {
    try {
      table.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
