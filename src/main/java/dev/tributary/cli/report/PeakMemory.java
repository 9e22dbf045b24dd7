package dev.tributary.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** How much memory the process has had at most, of which its heap is only a part. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private PeakMemory() {}

  /** The peak of the resident set, in bytes; empty on systems that do not tell. */
  static OptionalLong bytes() {
    try {
      return Files.isReadable(STATUS) ? bytes(Files.readAllLines(STATUS)) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  /** Finds the line {@code VmHWM: 123456 kB}. */
  static OptionalLong bytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith(PEAK))
        .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
        .filter(number -> number.matches("[0-9]{1,15}"))
        .mapToLong(number -> 1024 * Long.parseLong(number))
        .findFirst();
  }
}
