package dev.tributary.demo;

import java.util.List;
import java.util.Locale;

/**
 * Hands out private mail addresses and phone numbers: no two people, and no two slots of a person,
 * ever get the same.
 */
final class AddressBook {
  /** How many phone numbers a person can have. */
  static final int PHONE_SLOTS = 8;

  /** How many private mail addresses a person can have. */
  static final int MAIL_SLOTS = 4;

  /** Prime, so that it steps through all numbers before it repeats one. */
  private static final long PHONE_STRIDE = 100_000_007;

  private static final int LINES = 10_000;

  /** 200 to 999 without 211, 311 and so on, which are services. */
  private static final int EXCHANGES = 8 * 99;

  private static final int MAIL_BLOCK = 3072;
  private static final int MAIL_STRIDE = 1201;

  /** The providers by how common they are; a provider named twice has twice the people. */
  private static final List<String> PROVIDERS =
      List.of(
          "gmail.com",
          "gmail.com",
          "gmail.com",
          "gmail.com",
          "yahoo.com",
          "yahoo.com",
          "outlook.com",
          "hotmail.com",
          "icloud.com",
          "aol.com",
          "protonmail.com",
          "fastmail.com");

  private final List<String> areaCodes;
  private final long offset;

  AddressBook(long seed, Geography geography) {
    this.areaCodes = geography.areaCodes();
    this.offset = Dice.of(seed, Purpose.ADDRESS_BOOK).next() >>> 32;
  }

  /** Ten digits: area code, exchange, line. */
  String phone(long entity, int slot) {
    long all = (long) areaCodes.size() * EXCHANGES * LINES;
    long number = ((entity * PHONE_SLOTS + slot) % all * PHONE_STRIDE + offset) % all;
    int line = (int) (number % LINES);
    int exchange = (int) (number / LINES % EXCHANGES);
    String area = areaCodes.get((int) (number / LINES / EXCHANGES));
    int tail = exchange % 99;
    int spoken = (2 + exchange / 99) * 100 + (tail >= 11 ? tail + 1 : tail);
    return area + String.format(Locale.ROOT, "%03d%04d", spoken, line);
  }

  /** An address at a large provider; its number makes it unique, whatever the name in it. */
  String privateMail(FullName name, long entity, int slot) {
    long index = entity * MAIL_SLOTS + slot;
    long within = (index % MAIL_BLOCK * MAIL_STRIDE + offset) % MAIL_BLOCK;
    long shuffled = index / MAIL_BLOCK * MAIL_BLOCK + within;
    int place = (int) (shuffled % PROVIDERS.size());
    String provider = PROVIDERS.get(place);
    int first = PROVIDERS.indexOf(provider);
    int sharers = PROVIDERS.lastIndexOf(provider) - first + 1;
    long number = shuffled / PROVIDERS.size() * sharers + (place - first);
    return localPart(name, (int) (entity % 5)) + number + "@" + provider;
  }

  private static String localPart(FullName name, int habit) {
    String first = Letters.plain(name.first().latin());
    String last = Letters.plain(name.last().latin());
    return switch (habit) {
      case 0, 1 -> first + "." + last;
      case 2 -> first + last;
      case 3 -> first.charAt(0) + last;
      default -> first;
    };
  }

  /** The address that an employer gives; unique as no two of its people share initial and name. */
  static String workMail(FullName name, Company company) {
    String first = Letters.plain(name.first().latin());
    String last = Letters.plain(name.last().latin());
    String local =
        switch (company.domain().length() % 4) {
          case 0 -> first.charAt(0) + last;
          case 1 -> first + "_" + last;
          default -> first + "." + last;
        };
    return local + "@" + company.domain();
  }
}
