package dev.tributary.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.query.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The open questions of this instance, pair by pair, without any value of a record. */
final class ReviewIndex extends PerPartition<Map<String, List<Question>>> {
  ReviewIndex() {
    super(ConcurrentHashMap::new);
  }

  /** All questions that are open here, in no order. */
  Stream<Question> questions() {
    return parts().stream().flatMap(partition -> partition.values().stream()).flatMap(List::stream);
  }

  @Override
  void take(
      Map<String, List<Question>> part,
      Table table,
      String key,
      byte @Nullable [] before,
      byte @Nullable [] after) {
    if (table != Table.REVIEW_QUEUE) {
      return;
    }
    if (after == null) {
      part.remove(key);
    } else {
      part.put(key, questions(key, EntityReader.parse(after)));
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
