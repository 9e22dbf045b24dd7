package dev.tributary.jobs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A shadow run as a job; its stores are gone afterwards. */
public final class ShadowWork implements JobWork {
  private final ShadowTrial.Request request;

  /**
   * @param request its state directory is for this run alone
   */
  public ShadowWork(ShadowTrial.Request request) {
    this.request = request;
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
