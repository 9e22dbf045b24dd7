package dev.tributary.spec;

/** A file that a spec names and that says something else than it should. */
final class FileFormatException extends Exception {
  private static final long serialVersionUID = 1;

  private final String where;

  /**
   * @param where a line or a path within the file, empty for the whole of it
   * @param problem without values of the file, which may be personal
   */
  FileFormatException(String where, String problem) {
    super(problem);
    this.where = where;
  }

  /** The message with its place in a file. */
  String at(String file) {
    return YamlValue.quoted(file) + (where.isEmpty() ? "" : ", " + where) + ": " + getMessage();
  }
}
