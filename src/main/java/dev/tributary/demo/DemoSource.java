package dev.tributary.demo;

import dev.tributary.model.RecordKey;
import java.util.List;
import java.util.Locale;

/** The five systems that keep records of customers. */
@SuppressWarnings("ImmutableEnumChecker") // a list without a way to change it, and a record
public enum DemoSource {
  /** Sales keeps contacts, some of them several times. */
  CRM_CONTACTS(
      "CRM",
      new Habits(.72, .26, .12, .18, 0, 0, .70, .20, .050, .006, .014, .014, 0),
      "crm_contact_id,first_name,last_name,email,phone,company_name,title,lead_source,"
          + "created_at,updated_at,is_active"),
  /** Finance keeps accounts, carefully. */
  BILLING_ACCOUNTS(
      "BILL",
      new Habits(.58, .03, 0, 1, 0, 0, .65, .06, .020, 0, .010, .010, .28),
      "billing_account_id,account_name,email,company_name,billing_address,payment_method,plan,"
          + "mrr_cents,created_at,status"),
  /** The help desk writes down what it hears. */
  SUPPORT_USERS(
      "SUP",
      new Habits(.66, .06, .34, .23, 0, 0, .55, .30, .150, .055, .110, .100, 0),
      "support_user_id,display_name,email,phone,company,created_at,last_seen_at"),
  /** People sign up themselves, and skip what they may skip. */
  APP_SIGNUPS(
      "APP",
      new Habits(.62, .03, 0, 1, .20, .19, .45, .30, .060, .040, .075, .080, 0),
      "app_user_id,email,first_name,last_name,signup_source,device_type,os,created_at,"
          + "last_login_at,is_verified"),
  /** Partners report leads, often half of them. */
  PARTNER_LEADS(
      "PTR",
      new Habits(.38, .04, .16, 1, .26, .30, .80, .16, .030, 0, .040, .030, 0),
      "partner_lead_id,partner_name,first_name,last_name,email,company,estimated_arr,stage,"
          + "submitted_at");

  private final String prefix;
  private final Habits habits;
  private final List<String> columns;

  DemoSource(String prefix, Habits habits, String columns) {
    this.prefix = prefix;
    this.habits = habits;
    this.columns = List.of(columns.split(","));
  }

  /** The source of that name. */
  static DemoSource named(String sourceName) {
    return valueOf(sourceName.toUpperCase(Locale.ROOT));
  }

  /** The name of the source, as record keys and files carry it. */
  public String sourceName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The columns in order; the first is the primary key. */
  public List<String> columns() {
    return columns;
  }

  Habits habits() {
    return habits;
  }

  boolean hasPhone() {
    return columns.contains("phone");
  }

  boolean hasCompany() {
    return columns.contains("company") || columns.contains("company_name");
  }

  /** The key of a record by its number, such as {@code CRM_000042}. */
  RecordKey key(long number) {
    return new RecordKey(sourceName(), String.format(Locale.ROOT, "%s_%06d", prefix, number));
  }
}
