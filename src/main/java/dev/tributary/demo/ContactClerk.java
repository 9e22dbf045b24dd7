package dev.tributary.demo;

import java.util.Locale;

/** Writes mail addresses, phone numbers and companies into records, in their many forms. */
final class ContactClerk {
  private static final double SHARE_OF_PLACEHOLDERS = 0.03;
  private static final double SHARE_OF_MAIL_TYPOS = 0.006;
  private static final double SHARE_OF_CAPITALS = 0.03;
  private static final double SHARE_OF_PLUS_TAGS = 0.025;
  private static final double SHARE_OF_MOVED_DOTS = 0.15;
  private static final double SHARE_OF_GOOGLEMAIL = 0.02;
  private static final double SHARE_OF_PHONE_TYPOS = 0.004;
  private static final double SHARE_OF_UNKNOWN_COMPANIES = 0.004;
  private static final double SHARE_OF_COMPANY_TYPOS = 0.02;
  private static final String[] TAGS = {"work", "billing", "news", "signup", "app"};
  private static final String GMAIL = "gmail.com";

  private ContactClerk() {}

  /** A mail address in one of the forms that reach the same mailbox, or with a rare error. */
  static Written mail(String mailbox, Dice dice) {
    if (dice.chance(SHARE_OF_MAIL_TYPOS)) {
      int at = mailbox.indexOf('@');
      String slipped = Typist.slip(mailbox.substring(0, at), dice) + mailbox.substring(at);
      return new Written(slipped, mailbox, Clarity.BLURRED);
    }
    return Written.clear(variant(mailbox, dice), mailbox);
  }

  private static String variant(String mailbox, Dice dice) {
    int at = mailbox.indexOf('@');
    String local = mailbox.substring(0, at);
    String domain = mailbox.substring(at + 1);
    if (domain.equals(GMAIL)) {
      local = dice.chance(SHARE_OF_MOVED_DOTS) ? moveDots(local, dice) : local;
      domain = dice.chance(SHARE_OF_GOOGLEMAIL) ? "googlemail.com" : domain;
    }
    if (dice.chance(SHARE_OF_PLUS_TAGS)) {
      local = local + "+" + TAGS[dice.below(TAGS.length)];
    }
    String written = local + "@" + domain;
    return dice.chance(SHARE_OF_CAPITALS) ? capitalised(written, dice) : written;
  }

  private static String moveDots(String local, Dice dice) {
    String bare = local.replace(".", "");
    int at = dice.between(1, bare.length() - 1);
    return bare.substring(0, at) + "." + bare.substring(at);
  }

  private static String capitalised(String mail, Dice dice) {
    return dice.chance(0.5)
        ? Letters.upper(mail)
        : Letters.upper(mail.substring(0, 1)) + mail.substring(1);
  }

  static Written roleMailbox(String mailbox) {
    return new Written(mailbox, mailbox, Clarity.VOID);
  }

  static Written noMail(Dice dice) {
    return dice.chance(SHARE_OF_PLACEHOLDERS)
        ? Written.placeholder(dice.pick(Junk.MAILS))
        : Written.NOTHING;
  }

  static Written noPhone(Dice dice) {
    return dice.chance(SHARE_OF_PLACEHOLDERS)
        ? Written.placeholder(dice.pick(Junk.PHONES))
        : Written.NOTHING;
  }

  /** A phone number in one of the usual forms, with a rare pair of swapped digits. */
  static Written phone(String digits, Dice dice) {
    if (dice.chance(SHARE_OF_PHONE_TYPOS)) {
      String swapped = Typist.swapDigits(digits, dice);
      if (!swapped.equals(digits)) {
        return new Written(phoneForm(swapped, dice), digits, Clarity.BLURRED);
      }
    }
    return Written.clear(phoneForm(digits, dice), digits);
  }

  private static String phoneForm(String digits, Dice dice) {
    String pattern =
        switch (dice.below(7)) {
          case 0 -> "%s.%s.%s";
          case 1 -> "1-%s-%s-%s";
          case 2 -> "(%s) %s-%s";
          case 3 -> "+1%s%s%s";
          case 4 -> "%s%s%s";
          case 5 -> "+1 (%s) %s-%s";
          default -> "%s-%s-%s";
        };
    return String.format(
        Locale.ROOT, pattern, digits.substring(0, 3), digits.substring(3, 6), digits.substring(6));
  }

  /** A company with or without its legal form, in any case, with a rare error. */
  static Written company(Company company, Dice dice) {
    String name = company.name();
    double toss = dice.fraction();
    if (toss < SHARE_OF_UNKNOWN_COMPANIES) {
      return Written.placeholder(dice.pick(Junk.TEXTS));
    }
    if (toss < SHARE_OF_UNKNOWN_COMPANIES + SHARE_OF_COMPANY_TYPOS) {
      return new Written(Typist.slip(name, dice), name, Clarity.BLURRED);
    }
    return Written.clear(companyForm(company, dice), name);
  }

  private static String companyForm(Company company, Dice dice) {
    String name = company.name();
    return switch (dice.below(20)) {
      case 0 -> name + ", " + company.legalForm();
      case 6 -> company.legalForm().equals("LLC") ? name : name + ", " + company.legalForm() + ".";
      case 1, 2 -> name + " " + company.legalForm();
      case 3 -> Letters.upper(name);
      case 4 -> Letters.lower(name);
      case 5 -> dice.chance(0.5) ? Letters.upper(name + " " + company.legalForm()) : name;
      default -> name;
    };
  }
}
