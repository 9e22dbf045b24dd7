package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.ingest.SourceRow;
import dev.tributary.ingest.TopicWriter;
import dev.tributary.query.Lookup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores rows and counts which of them are new, for one caller. */
final class RowStore {
  private final Answering answering;
  private final TopicWriter writer;
  private long stored;
  private long added;
  private long unchanged;

  RowStore(Answering answering, TopicWriter writer) {
    this.answering = answering;
    this.writer = writer;
  }

  /** Stores rows; returns once the broker has them. */
  void store(List<SourceRow> rows) {
    List<@Nullable JsonNode> before =
        answering
            .reader()
            .read(
                rows.stream()
                    .map(row -> Lookup.decision(row.key().source(), row.key().id()))
                    .toList(),
                false)
            .nodes();
    writer.write(rows.stream().map(SourceRow::message).toList());
    stored += rows.size();
    for (int i = 0; i < rows.size(); i++) {
      JsonNode known = before.get(i);
      if (known == null) {
        added++;
      } else if (IngestRoutes.isOf(rows.get(i), known)) {
        unchanged++;
      }
    }
  }

  /** Says what became of all of them. */
  void tell(ObjectNode answer) {
    answer.put("ingested", stored).put("new", added);
    answer.put("updated", stored - added - unchanged).put("unchanged", unchanged);
  }
}
