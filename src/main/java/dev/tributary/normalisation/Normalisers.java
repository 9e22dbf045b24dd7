package dev.tributary.normalisation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The normalisers by the names that a spec uses. */
public final class Normalisers {
  private static final SortedMap<String, Function<NormaliserOptions, Normaliser>> BY_NAME =
      new TreeMap<>();

  static {
    BY_NAME.put("address", options -> new AddressNormaliser());
    BY_NAME.put("company", options -> new CompanyNormaliser());
    BY_NAME.put("country", options -> new CountryNormaliser());
    BY_NAME.put("date", options -> new DateNormaliser(options.defaultRegion()));
    BY_NAME.put("digits", options -> new DigitsNormaliser());
    BY_NAME.put("domain", options -> new DomainNormaliser());
    BY_NAME.put("email", options -> new EmailNormaliser());
    BY_NAME.put("exact", options -> raw -> Normalised.of(TextFolding.strip(raw)));
    BY_NAME.put("generation", options -> new Generation());
    BY_NAME.put("generic", options -> raw -> Normalised.of(TextFolding.casefold(raw)));
    BY_NAME.put(
        "given_name", options -> new NicknameNormaliser(NicknameDictionary.builtIn(), true));
    BY_NAME.put("name", options -> new NameNormaliser());
    BY_NAME.put("nickname", options -> new NicknameNormaliser(NicknameDictionary.builtIn(), false));
    BY_NAME.put("number", options -> new NumberNormaliser(options.defaultRegion()));
    BY_NAME.put("phone", options -> new PhoneNormaliser(options.defaultRegion()));
    BY_NAME.put("postal_code", options -> new PostalCodeNormaliser(options.defaultRegion()));
    BY_NAME.put("quantity", options -> new QuantityNormaliser(options.defaultRegion()));
    BY_NAME.put("state", options -> new StateNormaliser());
    BY_NAME.put("url", options -> new UrlNormaliser());
    BY_NAME.put("vat", options -> new VatNormaliser(options.defaultRegion()));
    BY_NAME.put("words", options -> new WordsNormaliser());
  }

  private static final SortedSet<String> NAMES =
      Collections.unmodifiableSortedSet(new TreeSet<>(BY_NAME.keySet()));

  private Normalisers() {}

  /**
   * The normaliser of this name; it is safe for use by several threads.
   *
   * @throws IllegalArgumentException if nobody knows the name; the message lists those known
   */
  public static Normaliser named(String name, NormaliserOptions options) {
    Function<NormaliserOptions, Normaliser> maker = BY_NAME.get(name);
    if (maker == null) {
      throw new IllegalArgumentException(
          "there is no normaliser \"" + name + "\"; known are " + String.join(", ", NAMES));
    }
    return maker.apply(options);
  }

  /** The names of all normalisers. */
  public static SortedSet<String> names() {
    return NAMES;
  }
}
