package dev.tributary.cli;

import dev.tributary.batch.BatchRecords;
import dev.tributary.cli.terminal.CommandFailure;
import dev.tributary.cli.terminal.Console;
import dev.tributary.model.RecordKey;
import dev.tributary.training.Labels;
import dev.tributary.training.PairTruth;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads which records are known to be one entity, and holds the names to the records there are. */
final class LabelFile {
  private LabelFile() {}

  /**
   * The labels of a file, of records or of pairs. Labels of sources that the spec has, but of which
   * no file was given, are left out with a note.
   *
   * @param given the sources of which there are files; none where a resolver was asked, of whose
   *     records some may be gone: these are counted in a note
   * @throws CommandFailure for a label of a record that is not there, or of a source that the spec
   *     does not have
   */
  static Labels read(Path file, BatchRecords records, Set<String> given, Console console) {
    if (PairLabelFile.isOne(file)) {
      return pairs(file, records, given, console);
    }
    Map<RecordKey, String> entities = EvaluateCommand.read(file).entities();
    check(file, entities.keySet(), records, given, console);
    return Labels.of(records, entities);
  }

  private static Labels pairs(Path file, BatchRecords records, Set<String> given, Console console) {
    List<PairTruth> pairs = PairLabelFile.read(file);
    Set<RecordKey> keys = new TreeSet<>();
    pairs.forEach(pair -> keys.addAll(List.of(pair.a(), pair.b())));
    check(file, keys, records, given, console);
    Labels labels = Labels.ofPairs(records, pairs);
    if (labels.contradictions() > 0) {
      console.note(
          "%,d pairs in %s are said to differ, and others tie them together; they count nothing"
              .formatted(labels.contradictions(), file));
    }
    return labels;
  }

  private static void check(
      Path file, Set<RecordKey> keys, BatchRecords records, Set<String> given, Console console) {
    List<String> sources = records.plan().sources();
    refuseUnknown(
        file,
        keys.stream().filter(key -> !sources.contains(key.source())).toList(),
        "a source that the spec does not have; it has " + String.join(", ", sources));
    if (given.isEmpty()) {
      noteAbsent(file, keys, records, console);
      return;
    }
    refuseUnknown(
        file,
        keys.stream()
            .filter(key -> given.contains(key.source()) && records.number(key) == null)
            .toList(),
        "which is no record of the files given; correct the label or take it out");
    long elsewhere = keys.stream().filter(key -> !given.contains(key.source())).count();
    if (elsewhere > 0) {
      console.note(
          "%,d labels in %s are of sources of which no file was given, and count nothing: %s"
              .formatted(elsewhere, file, absent(keys, given)));
    }
  }

  /** What a resolver knows changes while people label, and may be too much to take whole. */
  private static void noteAbsent(
      Path file, Set<RecordKey> keys, BatchRecords records, Console console) {
    long absent = keys.stream().filter(key -> records.number(key) == null).count();
    if (absent > 0) {
      console.note(
          "%,d of %,d records labelled in %s are not among those that were taken, and count nothing"
              .formatted(absent, keys.size(), file));
    }
  }

  private static String absent(Collection<RecordKey> keys, Set<String> given) {
    return keys.stream()
        .map(RecordKey::source)
        .filter(source -> !given.contains(source))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static void refuseUnknown(Path file, List<RecordKey> unknown, String why) {
    if (unknown.isEmpty()) {
      return;
    }
    RecordKey first = unknown.stream().min(RecordKey::compareTo).orElseThrow();
    String more = unknown.size() == 1 ? "" : " (and %,d more)".formatted(unknown.size() - 1);
    throw CommandFailure.badData("%s labels %s%s, %s".formatted(file, first, more, why), null);
  }
}
