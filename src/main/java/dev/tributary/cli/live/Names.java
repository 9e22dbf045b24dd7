package dev.tributary.cli.live;

import dev.tributary.topology.output.GoldenRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people call an entity; one that is retired keeps its last name. */
public final class Names {
  private static final List<String> INSTEAD = List.of("email", "phone", "company_name");
  private static final int ID_CHARS = 8;

  private final Map<String, String> byEntity = new HashMap<>();

  public void learn(GoldenRecord golden) {
    byEntity.put(golden.entity(), of(golden));
  }

  /** The name of an entity; the beginning of its id where it was never seen. */
  public String of(String entity) {
    return byEntity.getOrDefault(entity, shortened(entity));
  }

  /** The name of a golden record, or else what is next best. */
  static String of(GoldenRecord golden) {
    SortedMap<String, String> fields = golden.fields();
    String name =
        Stream.of("first_name", "last_name")
            .map(field -> fields.getOrDefault(field, ""))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    if (!name.isEmpty()) {
      return name;
    }
    return INSTEAD.stream()
        .filter(fields::containsKey)
        .findFirst()
        .map(fields::get)
        .orElse(shortened(golden.entity()));
  }

  private static String shortened(String entity) {
    return entity.length() <= ID_CHARS ? entity : entity.substring(0, ID_CHARS);
  }
}
