package dev.tributary.normalisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressParserTest {
  private static final long SEED = 13;
  private final AddressParser parser = new AddressParser();

  /** Line | street | city | state | postal code. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "7548 Center St, San Diego, CA 92101 | 7548 Center St | San Diego | CA | 92101",
        "123 Main St, Apt 4, Springfield, IL 62701-1234 | 123 Main St, Apt 4 | Springfield | IL | 62701-1234",
        "123 Main Street, Las Vegas NV 89132 | 123 Main Street | Las Vegas | NV | 89132",
        "123 Main St, New York, New York 10001 | 123 Main St | New York | New York | 10001",
        "5 Main St, New York 10001 | 5 Main St | New York | '' | 10001",
        "12 Oak Rd, Charlotte, North Carolina | 12 Oak Rd | Charlotte | North Carolina | ''",
        "12 Oak Rd, Charlotte, NC, 28201, USA | 12 Oak Rd | Charlotte | NC | 28201",
        "638 Downey St, Salem, OR | 638 Downey St | Salem | OR | ''",
        "9304 W. 15th St La Blanca, FL 60527 | 9304 W. 15th St | La Blanca | FL | 60527",
        "123 Main St San Diego CA 92101 | 123 Main St | San Diego | CA | 92101",
        "123 Main St Apt 4 San Diego CA 92101 | 123 Main St Apt 4 | San Diego | CA | 92101",
        "80 Delaware Ave SE Washington DC 20003 | 80 Delaware Ave SE | Washington | DC | 20003",
        "500 Olive St St Louis MO 63101 | 500 Olive St | St Louis | MO | 63101",
        "8000 Sunset Blvd West Hollywood CA 90046 | 8000 Sunset Blvd | West Hollywood | CA | 90046",
        "55 Mill Hill Rd Concord MA 01742 | 55 Mill Hill Rd | Concord | MA | 01742",
        "'Las Vegas, NV 89101' | '' | Las Vegas | NV | 89101",
        "'445 Overpass Rd, San Ramon' | 445 Overpass Rd | San Ramon | '' | ''",
        "445 Overpass Rd | 445 Overpass Rd | '' | '' | ''",
        "92101 | 92101 | '' | '' | ''",
        "'12 High St, Apt 7' | '12 High St, Apt 7' | '' | '' | ''",
        "'' | '' | '' | '' | ''",
        "', ,' | '' | '' | '' | ''",
      })
  void addressesAreTakenApart(
      String line, String street, String city, String state, String postalCode) {
    assertThat(parser.parse(line)).isEqualTo(new PostalAddress(street, city, state, postalCode));
  }

  @Test
  void linesCountAsCommas() {
    assertThat(parser.parse("1 Elm St\nBoise\r\nID 83701"))
        .isEqualTo(new PostalAddress("1 Elm St", "Boise", "ID", "83701"));
  }

  @Test
  void anyTextIsTakenApart() {
    RandomText texts = new RandomText(SEED);
    for (int i = 0; i < 50_000; i++) {
      String text = texts.next() + " st " + texts.next();
      assertThatCode(() -> parser.parse(text)).as("seed %d", SEED).doesNotThrowAnyException();
    }
  }
}
