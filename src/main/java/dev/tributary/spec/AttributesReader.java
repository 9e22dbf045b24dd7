package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.Extraction;
import dev.tributary.spec.SpecDocument.FunctionCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the {@code attributes} of a source: a list of columns that are attributes of the same name,
 * or a mapping from attribute to where its values come from.
 *
 * <pre>{@code
 * email: email_address                                  # a column
 * phone: [mobile, home]                                 # several columns: several values
 * given: {column: full_name, function: name.given}      # a staging function
 * name:  {columns: [first, last], function: concat, separator: " "}
 * land:  {constant: DE}                                 # the same for every record
 * }</pre>
 */
final class AttributesReader {
  private static final int MOST_ATTRIBUTES = 200;
  private static final int MOST_COLUMNS = 20;
  private static final int LONGEST_PIPELINE = 10;
  private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");
  private static final Set<String> EXTRACTION_KEYS =
      Set.of("column", "columns", "constant", "function", "functions");

  private final Problems problems;

  private AttributesReader(Problems problems) {
    this.problems = problems;
  }

  static List<AttributeSection> read(YamlValue value, Problems problems) {
    AttributesReader reader = new AttributesReader(problems);
    List<AttributeSection> attributes =
        value.isList() ? reader.listed(value) : reader.mapped(value);
    if (attributes.size() > MOST_ATTRIBUTES) {
      value.error("a source has at most " + MOST_ATTRIBUTES + " attributes");
    }
    return attributes;
  }

  private List<AttributeSection> listed(YamlValue value) {
    List<AttributeSection> attributes = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (YamlValue item : value.list()) {
      Named name = item.named();
      if (!names.add(name.name())) {
        item.error("the attribute is there twice; remove one of the two");
      }
      attributes.add(new AttributeSection(checked(name), List.of(column(name.name()))));
    }
    return attributes;
  }

  private List<AttributeSection> mapped(YamlValue value) {
    List<AttributeSection> attributes = new ArrayList<>();
    YamlMapping mapping = value.anyMapping();
    mapping
        .entries()
        .forEach(
            (name, origin) ->
                attributes.add(
                    new AttributeSection(
                        checked(new Named(name, mapping.keyPlace(name))), extractions(origin))));
    return attributes;
  }

  private Named checked(Named name) {
    if (!ATTRIBUTE_NAME.matcher(name.name()).matches()) {
      problems.error(
          name.place(),
          "an attribute's name has letters, digits and _ only, 80 at most, and begins with a"
              + " letter");
    }
    return name;
  }

  private List<Extraction> extractions(YamlValue origin) {
    List<Extraction> extractions = new ArrayList<>();
    for (YamlValue item : origin.listOrSingle()) {
      if (item.isMapping()) {
        extractions.addAll(described(item));
      } else {
        extractions.add(column(item.name()));
      }
    }
    if (extractions.size() > MOST_COLUMNS) {
      origin.error("an attribute has at most " + MOST_COLUMNS + " columns");
    }
    return extractions;
  }

  private static Extraction column(String name) {
    return new Extraction(List.of(name), null, List.of());
  }

  /** Several columns without a function are several values; with one they are its arguments. */
  private List<Extraction> described(YamlValue value) {
    YamlMapping mapping = value.anyMapping();
    List<FunctionCall> functions = functions(mapping);
    YamlValue constant = mapping.get("constant");
    if (constant != null) {
      if (mapping.has("column") || mapping.has("columns") || !functions.isEmpty()) {
        constant.error("a constant has neither a column nor a function; remove one of the two");
      }
      return List.of(new Extraction(List.of(), constant.text(), List.of()));
    }
    List<String> columns = columns(value, mapping);
    if (!functions.isEmpty()) {
      return List.of(new Extraction(columns, null, functions));
    }
    return columns.stream().map(AttributesReader::column).toList();
  }

  private static List<String> columns(YamlValue value, YamlMapping mapping) {
    YamlValue one = mapping.get("column");
    YamlValue several = mapping.get("columns");
    if (one != null && several != null) {
      several.error("column and columns say the same; keep one of them");
    }
    YamlValue written = one == null ? several : one;
    if (written == null) {
      if (!mapping.has("column") && !mapping.has("columns")) {
        value.error("says nothing of its origin; give column, columns or constant");
      }
      return List.of();
    }
    List<String> columns = written.listOrSingle().stream().map(YamlValue::name).toList();
    if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
      written.error("expected 1 to " + MOST_COLUMNS + " columns");
    }
    return columns;
  }

  /** What the mapping says beside columns and functions are arguments of the one function. */
  private List<FunctionCall> functions(YamlMapping mapping) {
    YamlValue value = mapping.get(mapping.has("functions") ? "functions" : "function");
    Map<String, String> arguments = arguments(mapping, EXTRACTION_KEYS);
    if (value == null) {
      if (!arguments.isEmpty()) {
        mapping.expect(EXTRACTION_KEYS);
      }
      return List.of();
    }
    List<FunctionCall> calls = new ArrayList<>();
    List<YamlValue> items = value.listOrSingle();
    for (YamlValue item : items) {
      calls.add(item.isMapping() ? call(item) : new FunctionCall(item.named(), Map.of()));
    }
    if (calls.isEmpty() || calls.size() > LONGEST_PIPELINE) {
      value.error("expected 1 to " + LONGEST_PIPELINE + " functions");
    }
    return arguments.isEmpty() ? calls : withArguments(calls, arguments, value);
  }

  private static List<FunctionCall> withArguments(
      List<FunctionCall> calls, Map<String, String> arguments, YamlValue value) {
    if (calls.size() != 1 || !calls.get(0).arguments().isEmpty()) {
      value.error("give each function its own arguments: function: [trim, {name: concat, …}]");
      return calls;
    }
    return List.of(new FunctionCall(calls.get(0).function(), arguments));
  }

  private FunctionCall call(YamlValue item) {
    YamlMapping mapping = item.anyMapping();
    YamlValue name = mapping.require("name", "name the function");
    return new FunctionCall(
        name == null ? new Named("", item.place()) : name.named(),
        arguments(mapping, Set.of("name")));
  }

  private static Map<String, String> arguments(YamlMapping mapping, Set<String> others) {
    Map<String, String> arguments = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!others.contains(key)) {
                arguments.put(key, value.text());
              }
            });
    return arguments;
  }
}
