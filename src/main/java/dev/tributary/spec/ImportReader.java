package dev.tributary.spec;

import dev.tributary.spec.Imported.FrequencyTable;
import dev.tributary.spec.Imported.PairModelFile;
import dev.tributary.spec.SpecDocument.CompositeSection;
import dev.tributary.spec.SpecDocument.FieldSection;
import dev.tributary.spec.SpecDocument.FieldsSection;
import dev.tributary.spec.SpecDocument.ModelSection;
import dev.tributary.spec.SpecDocument.RuleSection;
import dev.tributary.spec.SpecDocument.RulesSection;
import dev.tributary.spec.SpecDocument.TermSection;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the files that a spec names; what is wrong with one is a problem where it is named. */
final class ImportReader {
  private final SpecImports imports;
  private final Problems problems;
  private final Map<String, FrequencyTable> tables = new HashMap<>();
  private final Map<String, PairModelFile> models = new HashMap<>();

  private ImportReader(SpecImports imports, Problems problems) {
    this.imports = imports;
    this.problems = problems;
  }

  static Imported read(SpecDocument document, SpecImports imports, Problems problems) {
    ImportReader reader = new ImportReader(imports, problems);
    if (document.decision().scoring() instanceof FieldsSection fields) {
      fields.fields().forEach(reader::field);
    } else if (document.decision().scoring() instanceof RulesSection rules) {
      rules.rules().forEach(reader::rule);
    }
    return new Imported(reader.tables, reader.models);
  }

  /** The file of a model: its id where that is one already, else one among {@code models/}. */
  static String modelFile(String id) {
    return id.endsWith(".json") ? id : "models/" + id + ".json";
  }

  private void field(FieldSection field) {
    TermSection terms = field.terms();
    if (terms == null) {
      return;
    }
    boolean adjusted = field.levels().stream().anyMatch(level -> level.termWeight() > 0);
    if (!adjusted) {
      problems.warning(
          terms.place(),
          "no level uses the frequencies; give one a threshold of 1, or tf_adjustment: 1");
    }
    Named file = terms.file();
    if (file == null) {
      return;
    }
    if (tables.containsKey(file.name())) {
      return;
    }
    byte[] content = content(file, file.name());
    if (content != null) {
      try {
        tables.put(file.name(), new FrequencyTable(FrequencyFile.parse(content), digest(content)));
      } catch (FileFormatException e) {
        problems.error(file.place(), e.at(file.name()));
      }
    }
  }

  private void rule(RuleSection rule) {
    if (rule instanceof CompositeSection composite) {
      composite.children().forEach(this::rule);
    } else if (rule instanceof ModelSection section) {
      model(section.model());
    }
  }

  private void model(Named id) {
    if (models.containsKey(id.name()) || id.name().isEmpty()) {
      return;
    }
    String file = modelFile(id.name());
    byte[] content = content(id, file);
    if (content != null) {
      try {
        models.put(id.name(), PairModelReader.read(content, id.place(), digest(content)));
      } catch (FileFormatException e) {
        problems.error(id.place(), e.at(file));
      }
    }
  }

  private byte @Nullable [] content(Named named, String file) {
    try {
      return imports.read(file);
    } catch (IOException | InvalidPathException e) {
      problems.error(
          named.place(),
          "the file \"" + YamlValue.quoted(file) + "\" cannot be read: " + e.getMessage());
      return null;
    }
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
