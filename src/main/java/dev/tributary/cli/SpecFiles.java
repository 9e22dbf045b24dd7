package dev.tributary.cli;

import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.spec.ModelSource;
import dev.tributary.spec.Plan;
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

/** Reads specs from files, and the one of the demo from the program itself. */
final class SpecFiles {
  static final String DEMO_SPEC = "config/specs/customer.yml";

  private SpecFiles() {}

  /** Reads a spec that has to be usable: prints its problems, and fails if one is an error. */
  static Plan plan(Path file, Console console) {
    return usable(reading(file), file, console);
  }

  /** The same with the weights of the spec, whatever model it names: what training starts from. */
  static Plan untrainedPlan(Path file, Console console) {
    return usable(reading(file, ModelSource.UNTRAINED), file, console);
  }

  private static Plan usable(SpecReading reading, Path file, Console console) {
    reading.problems().forEach(problem -> console.note(reading.name() + ":" + problem));
    Plan plan = reading.plan();
    if (plan == null) {
      throw CommandFailure.badData("the spec " + file + " cannot be used; see above", null);
    }
    return plan;
  }

  static SpecReading reading(Path file) {
    return reading(file, ModelSource.among(SpecImports.beside(file)));
  }

  private static SpecReading reading(Path file, ModelSource models) {
    try {
      return SpecReader.read(
          Files.readString(file), file.toString(), SpecImports.beside(file), models);
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
    try (InputStream in = SpecFiles.class.getClassLoader().getResourceAsStream(DEMO_SPEC)) {
      if (in == null) {
        throw new IllegalStateException(DEMO_SPEC + " is missing from the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Plan plan = SpecReader.read(text, DEMO_SPEC).plan();
      if (plan == null) {
        throw new IllegalStateException(DEMO_SPEC + " has errors");
      }
      return plan;
    } catch (IOException e) {
      throw new IllegalStateException(DEMO_SPEC + " cannot be read", e);
    }
  }
}
