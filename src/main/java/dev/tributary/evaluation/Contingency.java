package dev.tributary.evaluation;

import dev.tributary.model.RecordKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The contingency table of two clusterings: how many records each true cluster shares with each
 * found one. Only cells with records are kept, ordered by true cluster.
 */
final class Contingency {
  /** Sees a cell: its two clusters, and how many records they share. */
  @FunctionalInterface
  interface CellVisitor {
    void visit(int trueCluster, int foundCluster, long shared);
  }

  private final List<String> trueNames = new ArrayList<>();
  private final List<String> foundNames = new ArrayList<>();
  private final long[] cells;
  private final long[] trueSizes;
  private final long[] foundSizes;

  Contingency(Clustering truth, Clustering found) {
    Map<String, Integer> trueNumbers = new HashMap<>();
    Map<String, Integer> foundNumbers = new HashMap<>();
    long[] all = new long[Math.min(truth.size(), found.size())];
    int count = 0;
    for (Map.Entry<RecordKey, String> entry : truth.entities().entrySet()) {
      String foundName = found.entities().get(entry.getKey());
      if (foundName != null) {
        long row = number(entry.getValue(), trueNumbers, trueNames);
        all[count++] = row << 32 | number(foundName, foundNumbers, foundNames);
      }
    }
    cells = Arrays.copyOf(all, count);
    Arrays.sort(cells);
    trueSizes = new long[trueNames.size()];
    foundSizes = new long[foundNames.size()];
    for (long cell : cells) {
      trueSizes[row(cell)]++;
      foundSizes[column(cell)]++;
    }
  }

  private static int number(String name, Map<String, Integer> numbers, List<String> names) {
    return numbers.computeIfAbsent(
        name,
        key -> {
          names.add(key);
          return names.size() - 1;
        });
  }

  long records() {
    return cells.length;
  }

  int trueClusters() {
    return trueSizes.length;
  }

  int foundClusters() {
    return foundSizes.length;
  }

  long trueSize(int trueCluster) {
    return trueSizes[trueCluster];
  }

  long foundSize(int foundCluster) {
    return foundSizes[foundCluster];
  }

  String trueName(int trueCluster) {
    return trueNames.get(trueCluster);
  }

  String foundName(int foundCluster) {
    return foundNames.get(foundCluster);
  }

  void forEachCell(CellVisitor visitor) {
    int start = 0;
    for (int i = 1; i <= cells.length; i++) {
      if (i == cells.length || cells[i] != cells[start]) {
        visitor.visit(row(cells[start]), column(cells[start]), i - start);
        start = i;
      }
    }
  }

  /** The pairs among so many records. */
  static long pairs(long records) {
    return records * (records - 1) / 2;
  }

  private static int row(long cell) {
    return (int) (cell >>> 32);
  }

  private static int column(long cell) {
    return (int) cell;
  }
}
