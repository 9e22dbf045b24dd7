package dev.tributary.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** An export: what a topic has, shown as somebody may see it, in one of the formats. */
public final class Export implements Closeable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExportKind kind;
  private final ExportFormat format;
  private final ExportSource source;
  private final ExportTable table;
  private final UnaryOperator<ObjectNode> view;

  /**
   * @param source of the kind; closed with this
   * @param attributes those of golden records that tables have a column of
   * @param view what of a value is shown
   */
  public Export(
      ExportKind kind,
      ExportFormat format,
      ExportSource source,
      List<String> attributes,
      UnaryOperator<ObjectNode> view) {
    this.kind = kind;
    this.format = format;
    this.source = source;
    this.table = new ExportTable(kind, attributes);
    this.view = view;
  }

  /** The cursor of the export that goes on where this one ends. */
  public String nextCursor() {
    return source.nextCursor();
  }

  /**
   * Writes all of it, and leaves what it writes to open.
   *
   * @return how many values there were
   * @throws org.apache.kafka.common.KafkaException where the broker stops to answer
   */
  public long writeTo(OutputStream out) throws IOException {
    RowSink sink = RowSink.of(format, table, out);
    long[] count = {0};
    source.read(
        (key, value) -> {
          String name = new String(key, StandardCharsets.UTF_8);
          if (value == null) {
            sink.write(ExportTable.gone(kind, name));
            count[0]++;
          } else if (JSON.readTree(value) instanceof ObjectNode row) {
            sink.write(view.apply(row));
            count[0]++;
          }
        });
    sink.finish();
    return count[0];
  }

  @Override
  public void close() {
    source.close();
  }
}
