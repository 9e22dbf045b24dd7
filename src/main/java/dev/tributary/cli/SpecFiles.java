package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.spec.ModelSource;
import dev.tributary.spec.PairModelDraft;
import dev.tributary.spec.Plan;
import dev.tributary.spec.Severity;
import dev.tributary.spec.SpecImports;
import dev.tributary.spec.SpecReader;
import dev.tributary.spec.SpecReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads specs from files; the one of the demo and the schema from the program itself. */
final class SpecFiles {
  static final String DEMO_SPEC = "config/specs/customer.yml";

  private SpecFiles() {}

  /** Reads a spec that has to be usable: prints its problems, and fails if one is an error. */
  static Plan plan(Path file, Console console) {
    return withProblems(reading(file), console);
  }

  /** The same with the weights of the spec, whatever model it names: what training starts from. */
  static Plan untrainedPlan(Path file, Console console) {
    return withProblems(reading(file, ModelSource.UNTRAINED), console);
  }

  /** A model of pairs to train for a spec: {@link PairModelDraft#read}. */
  static PairModelDraft pairModelDraft(Path file, @Nullable String model, List<String> features) {
    return PairModelDraft.read(
        text(file), file.toString(), SpecImports.beside(file), model, features);
  }

  /** The plan of a reading that has to be usable: prints its problems, fails if one is an error. */
  static Plan plan(SpecReading reading, Console console) {
    return withProblems(reading, console);
  }

  private static Plan withProblems(SpecReading reading, Console console) {
    reading.problems().forEach(problem -> console.note(reading.name() + ":" + problem));
    return planOf(reading);
  }

  /** As {@link #plan}, but keeps to itself what does not keep the spec from being used. */
  static Plan usable(Path file, Console console) {
    SpecReading reading = reading(file);
    reading
        .problems(Severity.ERROR)
        .forEach(problem -> console.note(reading.name() + ":" + problem));
    return planOf(reading);
  }

  private static Plan planOf(SpecReading reading) {
    Plan plan = reading.plan();
    if (plan == null) {
      throw CommandFailure.badData(
          "the spec " + reading.name() + " cannot be used; see above", null);
    }
    return plan;
  }

  static SpecReading reading(Path file) {
    return SpecReader.readWithFiles(text(file), file.toString(), SpecImports.beside(file));
  }

  /** The spec with other blocking keys, in plans of a few each. */
  static List<Plan> blockingCandidates(Path file) {
    SpecImports imports = SpecImports.beside(file);
    return SpecReader.readBlockingCandidates(
        text(file), file.toString(), imports, ModelSource.among(imports));
  }

  private static SpecReading reading(Path file, ModelSource models) {
    return SpecReader.read(text(file), file.toString(), SpecImports.beside(file), models);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw CommandFailure.badData("the spec " + file + " does not exist", e);
    } catch (CharacterCodingException e) {
      throw CommandFailure.badData("the spec " + file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw CommandFailure.badData("the spec " + file + " cannot be read: " + e, e);
    }
  }

  /** The spec of the demo. */
  static Plan demoPlan() {
    Plan plan = SpecReader.read(bundled(DEMO_SPEC), DEMO_SPEC).plan();
    if (plan == null) {
      throw new IllegalStateException(DEMO_SPEC + " has errors");
    }
    return plan;
  }

  /** The JSON Schema of specs. */
  static String schema() {
    return bundled("config/spec.schema.json");
  }

  /** A file that comes with the program. */
  private static String bundled(String name) {
    try (InputStream in = SpecFiles.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read", e);
    }
  }
}
