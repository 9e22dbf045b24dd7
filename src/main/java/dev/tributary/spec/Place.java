package dev.tributary.spec;

/** Where in a spec something stands: line and column from 1, and the path of keys to it. */
record Place(int line, int column, String path) {
  static final Place START = new Place(1, 1, "");

  Place key(String key) {
    return new Place(line, column, path.isEmpty() ? key : path + "." + key);
  }
}
