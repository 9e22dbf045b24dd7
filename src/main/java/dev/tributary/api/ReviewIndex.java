package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.query.Table;
import dev.tributary.query.TableListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The open questions of this instance, pair by pair, without any value of a record. */
final class ReviewIndex implements TableListener {
  private final Map<Integer, Map<String, List<Question>>> byPartition = new ConcurrentHashMap<>();

  /** All questions that are open here, in no order. */
  Stream<Question> questions() {
    return byPartition.values().stream()
        .flatMap(partition -> partition.values().stream())
        .flatMap(List::stream);
  }

  @Override
  public void opened(int partition) {
    byPartition.put(partition, new ConcurrentHashMap<>());
  }

  @Override
  public void closed(int partition) {
    byPartition.remove(partition);
  }

  @Override
  public void loaded(int partition, Table table, String key, byte[] value) {
    changed(partition, table, key, null, value);
  }

  @Override
  public void changed(
      int partition, Table table, String key, byte @Nullable [] before, byte @Nullable [] after) {
    Map<String, List<Question>> questions = byPartition.get(partition);
    if (table != Table.REVIEW_QUEUE || questions == null) {
      return;
    }
    if (after == null) {
      questions.remove(key);
    } else {
      questions.put(key, questions(key, EntityReader.parse(after)));
    }
  }

  private static List<Question> questions(String record, JsonNode row) {
    List<Question> questions = new ArrayList<>();
    for (JsonNode candidate : row.path("candidates")) {
      questions.add(Question.of(record, row, candidate));
    }
    return List.copyOf(questions);
  }
}
