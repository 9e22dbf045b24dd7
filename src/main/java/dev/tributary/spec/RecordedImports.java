package dev.tributary.spec;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Hands files on, and remembers which. */
final class RecordedImports implements SpecImports {
  private final SpecImports files;
  private final Map<String, byte[]> read = new TreeMap<>();

  private RecordedImports(SpecImports files) {
    this.files = files;
  }

  static RecordedImports of(SpecImports files) {
    return files instanceof RecordedImports recorded ? recorded : new RecordedImports(files);
  }

  @Override
  public byte[] read(String name) throws IOException {
    byte[] content = files.read(name);
    read.put(name, content);
    return content;
  }

  /** What was read so far. */
  Map<String, byte[]> files() {
    return read;
  }
}
