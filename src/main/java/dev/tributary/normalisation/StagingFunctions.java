package dev.tributary.normalisation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The staging functions by the names that a spec uses. */
public final class StagingFunctions {
  private static final SortedMap<String, Function<StagingArguments, StagingFunction>> BY_NAME =
      new TreeMap<>();

  static {
    BY_NAME.put("name.title", arguments -> name(arguments, PersonName::title));
    BY_NAME.put("name.given", arguments -> name(arguments, PersonName::given));
    BY_NAME.put("name.middle", arguments -> name(arguments, PersonName::middle));
    BY_NAME.put("name.family", arguments -> name(arguments, PersonName::family));
    BY_NAME.put("name.suffix", arguments -> name(arguments, PersonName::suffix));
    BY_NAME.put("name.bare", arguments -> each(new NameParser(false)::withoutAffixes));
    BY_NAME.put("name.generation", arguments -> each(Generation::wordOf));
    BY_NAME.put("address.street", arguments -> address(PostalAddress::street));
    BY_NAME.put("address.city", arguments -> address(PostalAddress::city));
    BY_NAME.put("address.state", arguments -> address(PostalAddress::state));
    BY_NAME.put("address.postal_code", arguments -> address(PostalAddress::postalCode));
    BY_NAME.put("trim", arguments -> each(text -> text));
    BY_NAME.put("lower", arguments -> each(text -> text.toLowerCase(Locale.ROOT)));
    BY_NAME.put("upper", arguments -> each(text -> text.toUpperCase(Locale.ROOT)));
    BY_NAME.put("title_case", arguments -> each(StagingTexts::titleCase));
    BY_NAME.put("concat", StagingFunctions::concat);
    BY_NAME.put("constant", StagingFunctions::constant);
    BY_NAME.put("first_of", arguments -> inputs -> present(inputs).limit(1).toList());
    BY_NAME.put("split", StagingFunctions::split);
    BY_NAME.put("part", StagingFunctions::part);
    BY_NAME.put("before", StagingFunctions::before);
    BY_NAME.put("after", StagingFunctions::after);
    BY_NAME.put("replace", StagingFunctions::replace);
    BY_NAME.put("null_if", StagingFunctions::nullIf);
  }

  private static final SortedSet<String> NAMES =
      Collections.unmodifiableSortedSet(new TreeSet<>(BY_NAME.keySet()));

  private StagingFunctions() {}

  /**
   * The staging function of this name; it is safe for use by several threads.
   *
   * @throws IllegalArgumentException if nobody knows the name or an argument, or if an argument is
   *     missing or makes no sense; the message says what would
   */
  public static StagingFunction named(String name, Map<String, String> arguments) {
    Function<StagingArguments, StagingFunction> maker = BY_NAME.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "there is no staging function \"" + name + "\"; known are " + String.join(", ", NAMES));
    }
    StagingArguments checked = new StagingArguments(name, arguments);
    StagingFunction function = maker.apply(checked);
    checked.checkAllUsed();
    return function;
  }

  /** The names of all staging functions. */
  public static SortedSet<String> names() {
    return NAMES;
  }

  private static StagingFunction name(
      StagingArguments arguments, Function<PersonName, String> part) {
    NameParser parser = new NameParser(arguments.choice("single", "given", "family"));
    return each(text -> part.apply(parser.parse(text)));
  }

  private static StagingFunction address(Function<PostalAddress, String> part) {
    AddressParser parser = new AddressParser();
    return each(text -> part.apply(parser.parse(text)));
  }

  private static StagingFunction concat(StagingArguments arguments) {
    String separator = arguments.optional("separator", " ");
    return inputs -> present(Stream.of(String.join(separator, present(inputs).toList()))).toList();
  }

  private static StagingFunction constant(StagingArguments arguments) {
    List<String> value = List.of(arguments.required("value"));
    return inputs -> value;
  }

  private static StagingFunction split(StagingArguments arguments) {
    String separator = arguments.required("separator");
    return inputs ->
        present(inputs)
            .flatMap(text -> present(StagingTexts.split(text, separator).stream()))
            .toList();
  }

  private static StagingFunction part(StagingArguments arguments) {
    String separator = arguments.required("separator");
    int index = arguments.position("index");
    return each(text -> StagingTexts.part(text, separator, index));
  }

  private static StagingFunction before(StagingArguments arguments) {
    String separator = arguments.required("separator");
    return each(text -> StagingTexts.before(text, separator));
  }

  private static StagingFunction after(StagingArguments arguments) {
    String separator = arguments.required("separator");
    return each(text -> StagingTexts.after(text, separator));
  }

  private static StagingFunction replace(StagingArguments arguments) {
    String find = arguments.required("find");
    String with = arguments.optional("with", "");
    return each(text -> text.replace(find, with));
  }

  private static StagingFunction nullIf(StagingArguments arguments) {
    TreeSet<String> unwanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String value : StagingTexts.split(arguments.required("values"), ",")) {
      unwanted.add(TextFolding.strip(value));
    }
    return inputs -> present(inputs).filter(text -> !unwanted.contains(text)).toList();
  }

  private static StagingFunction each(UnaryOperator<String> change) {
    return inputs -> {
      List<String> changed = new ArrayList<>(inputs.size());
      for (String input : inputs) {
        String text = TextFolding.strip(input);
        String result = text.isEmpty() ? text : TextFolding.strip(change.apply(text));
        if (!result.isEmpty()) {
          changed.add(result);
        }
      }
      return Collections.unmodifiableList(changed);
    };
  }

  private static Stream<String> present(List<String> texts) {
    return present(texts.stream());
  }

  private static Stream<String> present(Stream<String> texts) {
    return texts.map(TextFolding::strip).filter(text -> !text.isEmpty());
  }
}
