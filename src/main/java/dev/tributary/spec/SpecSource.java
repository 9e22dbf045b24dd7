package dev.tributary.spec;

import java.io.FileNotFoundException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plan was compiled from: enough to compile it again elsewhere.
 *
 * @param text the spec
 * @param files what it names, by name
 */
public record SpecSource(String text, Map<String, byte[]> files) {
  public SpecSource {
    files = new TreeMap<>(files);
  }

  /** Its files, for a reader. */
  public SpecImports imports() {
    return name -> {
      byte[] content = files.get(name);
      if (content == null) {
        throw new FileNotFoundException("it did not come with the spec");
      }
      return content;
    };
  }
}
