package org.entente.values;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Objects;

/**
 * A stretch of days as far as it is known, written in EDTF level 0 ({@code 1956}, {@code 2014-10}, {@code 2014-10-02},
 * {@code 2001/2002}) or open at one end ({@code 2001/..}, {@code ../1990}). Unknown is not none: {@code 1956} says that the
 * day is not known.
 */
public final class Period implements Comparable<Period> {
  /** The bounds an open end stands for; far outside any real date, still within every index. */
  public static final LocalDate DAWN = LocalDate.of(-9999, 1, 1);
  public static final LocalDate FAR_FUTURE = LocalDate.of(9999, 12, 31);

  /** How exactly the period is known. */
  public enum Precision {
    YEAR,
    MONTH,
    DAY,
    INTERVAL;

    /** The word used in JSON: {@code year}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String edtf;
  private final LocalDate from;
  private final LocalDate to;
  private final Precision precision;

  private Period(String edtf, LocalDate from, LocalDate to, Precision precision) {
    this.edtf = edtf;
    this.from = from;
    this.to = to;
    this.precision = precision;
  }

  public static Period parse(String text) {
    String edtf = text.strip();
    int slash = edtf.indexOf('/');
    return slash < 0 ? date(edtf) : interval(edtf, edtf.substring(0, slash), edtf.substring(slash + 1));
  }

  private static Period interval(String edtf, String start, String end) {
    if (start.equals("..") && end.equals("..")) {
      throw malformed(edtf);
    }
    LocalDate from = start.equals("..") ? DAWN : date(start).from;
    LocalDate to = end.equals("..") ? FAR_FUTURE : date(end).to;
    if (to.isBefore(from)) {
      throw new Malformed("the period '" + edtf + "' ends before it starts; write the earlier date first");
    }
    return new Period(edtf, from, to, Precision.INTERVAL);
  }

  private static Period date(String edtf) {
    try {
      if (edtf.matches("\\d{4}")) {
        Year year = Year.parse(edtf);
        return new Period(edtf, year.atDay(1), year.atMonth(12).atEndOfMonth(), Precision.YEAR);
      }
      if (edtf.matches("\\d{4}-\\d\\d")) {
        YearMonth month = YearMonth.parse(edtf);
        return new Period(edtf, month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
      }
      if (edtf.matches("\\d{4}-\\d\\d-\\d\\d")) {
        LocalDate day = LocalDate.parse(edtf);
        return new Period(edtf, day, day, Precision.DAY);
      }
    } catch (DateTimeException impossible) {
      throw new Malformed("'" + edtf + "' is no date of the calendar");
    }
    throw malformed(edtf);
  }

  private static Malformed malformed(String edtf) {
    return new Malformed("'" + edtf + "' is no period; write a year (1956), a month (2014-10), a day (2014-10-02) or two of"
        + " them with a slash (2001/2002, 2001/..)");
  }

  /** The text it was read from. */
  public String edtf() {
    return edtf;
  }

  /** The first day it may cover; {@link #DAWN} when open. */
  public LocalDate from() {
    return from;
  }

  /** The last day it may cover; {@link #FAR_FUTURE} when open. */
  public LocalDate to() {
    return to;
  }

  public Precision precision() {
    return precision;
  }

  /** By start, then by end. */
  @Override
  public int compareTo(Period other) {
    int byStart = from.compareTo(other.from);
    return byStart != 0 ? byStart : to.compareTo(other.to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Period period && edtf.equals(period.edtf);
  }

  @Override
  public int hashCode() {
    return Objects.hash(edtf);
  }

  @Override
  public String toString() {
    return edtf;
  }
}
