package dev.tributary.spec;

import dev.tributary.normalisation.StagingFunction;
import dev.tributary.normalisation.StagingFunctions;
import dev.tributary.spec.RecordMapping.ValueOrigin;
import dev.tributary.spec.SpecDocument.Extraction;
import java.util.ArrayList;
import java.util.List;

/** Makes values as an extraction says: of a column, by staging functions, or always the same. */
final class ValueOrigins {
  private ValueOrigins() {}

  static ValueOrigin of(Extraction extraction) {
    String constant = extraction.constant();
    if (constant != null) {
      List<String> always = List.of(constant);
      return columns -> always;
    }
    if (extraction.functions().isEmpty()) {
      String column = extraction.columns().get(0);
      return columns -> {
        String value = columns.get(column);
        return value == null ? List.of() : List.of(value);
      };
    }
    return staged(extraction.columns(), pipeline(extraction));
  }

  /** Functions get an empty text for a column without a value, so that positions stay. */
  private static ValueOrigin staged(List<String> inputs, StagingFunction pipeline) {
    return columns -> {
      List<String> values = new ArrayList<>(inputs.size());
      for (String input : inputs) {
        values.add(columns.getOrDefault(input, ""));
      }
      return pipeline.apply(values);
    };
  }

  private static StagingFunction pipeline(Extraction extraction) {
    List<StagingFunction> functions =
        extraction.functions().stream()
            .map(call -> StagingFunctions.named(call.function().name(), call.arguments()))
            .toList();
    return inputs -> {
      List<String> values = inputs;
      for (StagingFunction function : functions) {
        values = function.apply(values);
      }
      return values;
    };
  }
}
