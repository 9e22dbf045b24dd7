package dev.tributary.comparison;

/**
 * How close two numbers or two dates are: 1 up to a distance that counts fully, 0 beyond the
 * tolerance, and between them what the decay says.
 *
 * <p>With d for the distance beyond what counts fully: linear, {@code 1 - d / (tolerance -
 * fullWithin)}; exponential, {@code 0.5^(d / halfLife)}; gaussian, {@code 0.5^((d / halfLife)^2)}.
 *
 * @param fullWithin from 0 to the tolerance, in its unit
 * @param halfLife where an exponential or gaussian decay has come down to a half, in the
 *     tolerance's unit; above 0
 */
public record Closeness(Tolerance tolerance, double fullWithin, Decay decay, double halfLife)
    implements Similarity {
  /** More than binary fractions add to a distance: 100 and 95 are within 5 %. */
  private static final double MARGIN = 1e-9;

  /** How closeness falls with the distance. */
  public enum Decay {
    /** It does not: within the tolerance is close. */
    NONE,
    LINEAR,
    EXPONENTIAL,
    GAUSSIAN
  }

  public Closeness {
    if (!(fullWithin >= 0 && fullWithin <= tolerance.amount())) {
      throw new IllegalArgumentException(
          "the distance that counts fully lies between 0 and the tolerance %s, but is %s"
              .formatted(tolerance.amount(), fullWithin));
    }
    boolean halves = decay == Decay.EXPONENTIAL || decay == Decay.GAUSSIAN;
    if (halves && !(halfLife > 0)) {
      throw new IllegalArgumentException("a half-life is above 0, but is " + halfLife);
    }
  }

  /** Close is what lies within the tolerance. */
  public static Closeness within(Tolerance tolerance) {
    return new Closeness(tolerance, tolerance.amount(), Decay.NONE, 1);
  }

  @Override
  public double of(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    double distance = tolerance.distance(a, b);
    if (!(distance <= tolerance.amount() * (1 + MARGIN))) {
      return 0;
    }
    double beyond = distance - fullWithin;
    return beyond <= 0 || decay == Decay.NONE ? 1 : decayed(beyond);
  }

  private double decayed(double beyond) {
    return switch (decay) {
      case NONE -> 1;
      case LINEAR -> Math.max(0, 1 - beyond / (tolerance.amount() - fullWithin));
      case EXPONENTIAL -> Math.pow(0.5, beyond / halfLife);
      case GAUSSIAN -> Math.pow(0.5, (beyond / halfLife) * (beyond / halfLife));
    };
  }
}
