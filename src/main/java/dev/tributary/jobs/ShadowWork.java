package dev.tributary.jobs;

import dev.tributary.spec.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A shadow run as a job; its stores are gone afterwards. */
public final class ShadowWork implements JobWork {
  private static final String DIRECTORY = "job-";

  private final ShadowTrial.Request request;

  /**
   * @param request its state directory is for this run alone
   */
  public ShadowWork(ShadowTrial.Request request) {
    this.request = request;
  }

  /** Where the run of a spec has its stores, in the state directory of an instance. */
  public static Path directory(Path state, Plan plan) {
    return state.resolve(DIRECTORY + ShadowTrial.nameOf(plan));
  }

  /**
   * Takes away what runs left that a crash broke off: their stores hold values of records.
   *
   * @param state of an instance that works on no job yet
   */
  public static void removeLeft(Path state) throws IOException {
    if (!Files.isDirectory(state)) {
      return;
    }
    List<Path> left;
    try (Stream<Path> all = Files.list(state)) {
      left =
          all.filter(path -> path.getFileName().toString().startsWith(DIRECTORY + "shadow-"))
              .toList();
    }
    for (Path directory : left) {
      deleteAll(directory);
    }
  }

  @Override
  public Made run(JobControl control) throws IOException {
    Path directory = request.settings().stateDirectory();
    deleteAll(directory);
    try {
      ShadowReport report = new ShadowTrial(request, control).run();
      byte[] whole = report.json().toString().getBytes(StandardCharsets.UTF_8);
      return new Made(report.counts(), whole);
    } finally {
      deleteAll(directory);
    }
  }

  private static void deleteAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
