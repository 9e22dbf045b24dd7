package dev.tributary.spec;

import dev.tributary.spec.SpecDocument.AttributeSection;
import dev.tributary.spec.SpecDocument.SourceSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code sources}: a mapping by name, or a list whose items have a name. */
final class SourcesReader {
  private static final int MOST_SOURCES = 100;
  private static final Pattern SOURCE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");
  private static final List<String> KEYS =
      List.of(
          "name",
          "description",
          "adapter",
          "location",
          "primary_key",
          "schema",
          "attributes",
          "duplicate_free",
          "freshness",
          "tags");

  private final Problems problems;
  private final Map<String, SourceSection> sources = new TreeMap<>();
  private final List<SourceSection> inOrder = new ArrayList<>();

  private SourcesReader(Problems problems) {
    this.problems = problems;
  }

  static List<SourceSection> read(@Nullable YamlValue value, Problems problems) {
    return value == null ? List.of() : new SourcesReader(problems).read(value);
  }

  private List<SourceSection> read(YamlValue value) {
    if (value.isList()) {
      value.list().forEach(this::readListed);
    } else {
      YamlMapping byName = value.anyMapping();
      byName
          .entries()
          .forEach((name, source) -> read(new Named(name, byName.keyPlace(name)), source, false));
    }
    if (inOrder.isEmpty() && !problems.hasErrors()) {
      value.error("a spec needs at least one source");
    }
    if (inOrder.size() > MOST_SOURCES) {
      value.error("a spec has at most " + MOST_SOURCES + " sources");
    }
    return inOrder;
  }

  private void readListed(YamlValue item) {
    YamlMapping source = item.anyMapping();
    YamlValue name = source.require("name", "every source of a list has a name");
    if (name != null) {
      read(name.named(), item, true);
    }
  }

  private void read(Named name, YamlValue value, boolean listed) {
    YamlMapping source = value.anyMapping();
    source.expect(KEYS);
    if (!SOURCE_NAME.matcher(name.name()).matches()) {
      problems.error(
          name.place(),
          "a source's name has letters, digits, and . _ - only, 80 at most, and begins with a"
              + " letter or digit");
    }
    if (!listed && source.has("name") && !source.text("name", "").equals(name.name())) {
      problems.error(source.keyPlace("name"), "differs from the key of the source; remove it");
    }
    source.withoutEffect("records arrive on the source's topic", "adapter", "location");
    source.withoutEffect("freshness is not watched yet", "freshness");
    source.expectIn("freshness", "max_age", "warn_after");
    source.withoutEffect("tags only describe", "tags");
    YamlValue primaryKey = source.require("primary_key", "name the column that identifies a row");
    YamlValue attributes =
        source.require("attributes", "say which column each attribute comes from");
    SchemaReader schema = SchemaReader.read(source.get("schema"), problems);
    List<AttributeSection> mapped =
        attributes == null ? List.of() : AttributesReader.read(attributes, problems);
    schema.checkColumns(mapped, problems);
    YamlValue duplicateFree = source.get("duplicate_free");
    SourceSection section =
        new SourceSection(
            name,
            primaryKey == null ? "" : primaryKey.name(),
            mapped,
            schema.personalColumns(),
            duplicateFree != null && duplicateFree.flag());
    if (sources.putIfAbsent(name.name(), section) != null) {
      problems.error(name.place(), "there is a source \"" + name.name() + "\" already");
      return;
    }
    inOrder.add(section);
  }
}
