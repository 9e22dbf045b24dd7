package dev.tributary.blocking;

import java.util.Comparator;

/**
 * Orders n-grams from the rarest to the most frequent, as far as that can be told without looking
 * at any data: by the frequencies of their characters in names and addresses.
 *
 * <p>Prefix filtering holds under any order as long as it is the same for all records; the order
 * only decides how large the blocks are. Frequencies counted in the data would be the best order on
 * the day on which they are counted, but they drift, and with them every key of every stored
 * record. So the order is fixed. Ties, and grams of other scripts, are parted by a hash.
 */
final class GramRarity implements Comparator<String> {
  static final GramRarity ORDER = new GramRarity();

  private static final String BY_FREQUENCY = " eanrilotsdhcmuygbpkwvfjz1x203q456789";

  /** What a character counts that is not listed: about a letter of the middle. */
  private static final int UNLISTED = 12;

  private GramRarity() {}

  @Override
  public int compare(String a, String b) {
    int byRank = Integer.compare(rarity(b), rarity(a));
    if (byRank != 0) {
      return byRank;
    }
    int byHash = Long.compareUnsigned(KeyHash.of(a), KeyHash.of(b));
    return byHash != 0 ? byHash : a.compareTo(b);
  }

  private static int rarity(String gram) {
    int sum = 0;
    for (int i = 0; i < gram.length(); i++) {
      int rank = BY_FREQUENCY.indexOf(gram.charAt(i));
      sum += rank < 0 ? UNLISTED : rank;
    }
    return sum;
  }
}
