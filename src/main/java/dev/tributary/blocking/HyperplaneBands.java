package dev.tributary.blocking;

import java.util.function.Consumer;

/**
 * Locality-sensitive hashing of vectors (Charikar 2002): a hyperplane through the origin parts two
 * vectors at an angle of a with probability a / pi. A band is the sides of so many planes; two
 * texts agree in at least one band with probability 1 - (1 - (1 - a / pi)^planes)^bands.
 */
final class HyperplaneBands implements KeyTransform {
  private static final long STEP = 0xD1B54A32D192ED03L;
  private static final int BYTES_SUMMED = 8;

  private final int bands;
  private final int planesPerBand;
  private final TextVectors vectors;
  private final float[][] planes;

  HyperplaneBands(int bands, int planesPerBand, TextVectors vectors) {
    LshLimits.check(bands, planesPerBand);
    this.bands = bands;
    this.planesPerBand = planesPerBand;
    this.vectors = vectors;
    int dimensions = vectors.of("").length;
    planes = new float[bands * planesPerBand][dimensions];
    for (int plane = 0; plane < planes.length; plane++) {
      for (int dimension = 0; dimension < dimensions; dimension++) {
        planes[plane][dimension] = normal((long) plane * dimensions + dimension);
      }
    }
  }

  /**
   * A number from nearly the normal distribution, always the same for the same place: the sum of
   * the bytes of a hash, which are evenly distributed. In whole numbers, so that it is exact.
   */
  private static float normal(long place) {
    long hash = KeyHash.avalanche((place + 1) * STEP);
    int sum = 0;
    for (int i = 0; i < BYTES_SUMMED; i++) {
      sum += (int) (hash >>> (i * Byte.SIZE)) & 0xFF;
    }
    return 2 * sum - 255 * BYTES_SUMMED;
  }

  @Override
  public void apply(String value, Consumer<String> keys) {
    float[] vector = vectors.of(value);
    if (isZero(vector)) {
      return;
    }
    for (int band = 0; band < bands; band++) {
      StringBuilder key = new StringBuilder().append(band).append(' ');
      for (int plane = 0; plane < planesPerBand; plane++) {
        key.append(product(planes[band * planesPerBand + plane], vector) < 0 ? '-' : '+');
      }
      keys.accept(key.toString());
    }
  }

  private static boolean isZero(float[] vector) {
    for (float coordinate : vector) {
      if (coordinate != 0) {
        return false;
      }
    }
    return true;
  }

  private static float product(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
