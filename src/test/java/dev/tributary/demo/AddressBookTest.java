package dev.tributary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddressBookTest {
  private static final FullName SMITH =
      new FullName(NamePart.parse("James"), NamePart.parse("Smith"));
  private final AddressBook book = new AddressBook(42, new Geography());

  @Test
  void phonesAreValidAndUnique() throws NumberParseException {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    Set<String> seen = new HashSet<>();
    for (long entity = 0; entity < 20_000; entity++) {
      for (int slot = 0; slot < AddressBook.PHONE_SLOTS; slot++) {
        String phone = book.phone(entity, slot);
        seen.add(phone);
        if (entity % 40 == 0) {
          assertThat(numbers.isValidNumber(numbers.parse(phone, "US"))).as(phone).isTrue();
        }
      }
    }
    assertThat(seen).hasSize(20_000 * AddressBook.PHONE_SLOTS);
  }

  @Test
  void privateMailsDifferEvenForEqualNames() {
    Set<String> seen = new HashSet<>();
    for (long entity = 0; entity < 20_000; entity++) {
      for (int slot = 0; slot < AddressBook.MAIL_SLOTS; slot++) {
        String mail = book.privateMail(SMITH, entity, slot);
        seen.add(mail.replace(".", ""));
        if (entity % 40 == 0) {
          assertThat(mail).matches("[a-z.]+[0-9]+@[a-z]+\\.com");
        }
      }
    }
    assertThat(seen).hasSize(20_000 * AddressBook.MAIL_SLOTS);
  }

  @Test
  void mailAddressesHavePlainLetters() {
    FullName name = new FullName(NamePart.parse("Łukasz"), NamePart.parse("O'Brien-Weiß"));
    assertThat(book.privateMail(name, 0, 0)).startsWith("lukasz.obrienweiss");
    FullName russian =
        new FullName(NamePart.parse("Дмитрий=Dmitri"), NamePart.parse("Иванов=Ivanov"));
    assertThat(book.privateMail(russian, 0, 0)).startsWith("dmitri.ivanov");
  }

  @Test
  void companiesHaveNamesAndDomainsOfTheirOwn() {
    CompanyRegister register = new CompanyRegister(42, new Geography());
    Set<String> names = new HashSet<>();
    Set<String> domains = new HashSet<>();
    for (long number = 0; number < 300_000; number += number < 20_000 ? 1 : 97) {
      Company company = register.company(number);
      assertThat(names.add(company.name())).as(company.name()).isTrue();
      assertThat(domains.add(company.domain())).as(company.domain()).isTrue();
    }
  }
}
