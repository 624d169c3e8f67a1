package dev.hopdb.runtime;

import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Dates and times in the text of PostgreSQL (DateStyle ISO, which the driver sees to). */
final class Times {

    private static final String BEFORE_CHRIST = " BC";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValue(HOUR_OF_DAY, 2)
            .appendLiteral(':')
            .appendValue(MINUTE_OF_HOUR, 2)
            .appendLiteral(':')
            .appendValue(SECOND_OF_MINUTE, 2)
            .appendFraction(NANO_OF_SECOND, 0, 9, true)
            .toFormatter();
    private static final DateTimeFormatter OFFSET_TIME = new DateTimeFormatterBuilder()
            .append(TIME)
            .appendOffset("+HH:mm:ss", "+00")
            .toFormatter();

    private Times() {}

    static LocalDate date(String text) {
        return switch (text) {
            case "infinity" -> LocalDate.MAX;
            case "-infinity" -> LocalDate.MIN;
            default -> dateOf(text, text.endsWith(BEFORE_CHRIST));
        };
    }

    static LocalTime time(String text) {
        return text.startsWith("24:") ? LocalTime.MAX : LocalTime.parse(text, TIME);
    }

    static OffsetTime offsetTime(String text) {
        return OffsetTime.parse(text, OFFSET_TIME);
    }

    static LocalDateTime dateTime(String text) {
        return switch (text) {
            case "infinity" -> LocalDateTime.MAX;
            case "-infinity" -> LocalDateTime.MIN;
            default -> {
                int space = text.indexOf(' ');
                boolean before = text.endsWith(BEFORE_CHRIST);
                String time = text.substring(space + 1, text.length() - (before ? BEFORE_CHRIST.length() : 0));
                yield dateOf(text.substring(0, space), before).atTime(LocalTime.parse(time, TIME));
            }
        };
    }

    static OffsetDateTime moment(String text) {
        return switch (text) {
            case "infinity" -> OffsetDateTime.MAX;
            case "-infinity" -> OffsetDateTime.MIN;
            default -> {
                int space = text.indexOf(' ');
                boolean before = text.endsWith(BEFORE_CHRIST);
                String time = text.substring(space + 1, text.length() - (before ? BEFORE_CHRIST.length() : 0));
                OffsetTime then = OffsetTime.parse(time, OFFSET_TIME);
                yield dateOf(text.substring(0, space), before).atTime(then).withOffsetSameInstant(ZoneOffset.UTC);
            }
        };
    }

    static String text(LocalDate date) {
        if (date.equals(LocalDate.MAX) || date.equals(LocalDate.MIN)) {
            return date.equals(LocalDate.MAX) ? "infinity" : "-infinity";
        }
        return day(date) + era(date);
    }

    static String text(LocalDateTime dateTime) {
        if (dateTime.equals(LocalDateTime.MAX) || dateTime.equals(LocalDateTime.MIN)) {
            return dateTime.equals(LocalDateTime.MAX) ? "infinity" : "-infinity";
        }
        LocalDate date = dateTime.toLocalDate();
        return day(date) + ' ' + dateTime.toLocalTime() + era(date);
    }

    static String text(OffsetDateTime moment) {
        if (moment.equals(OffsetDateTime.MAX) || moment.equals(OffsetDateTime.MIN)) {
            return moment.equals(OffsetDateTime.MAX) ? "infinity" : "-infinity";
        }
        LocalDate date = moment.toLocalDate();
        return day(date) + ' ' + moment.toOffsetTime() + era(date);
    }

    /** Year, month and day; the year counted from the birth of Christ, whichever way. */
    private static String day(LocalDate date) {
        String text = date.toString();
        int year = date.getYear();
        if (year > 0 && year <= 9999) {
            return text;
        }
        return "%04d".formatted(year > 0 ? year : 1 - year) + text.substring(text.length() - "-MM-dd".length());
    }

    private static String era(LocalDate date) {
        return date.getYear() > 0 ? "" : BEFORE_CHRIST;
    }

    /** @param text year, month and day, the year of any length */
    private static LocalDate dateOf(String text, boolean beforeChrist) {
        int end = text.endsWith(BEFORE_CHRIST) ? text.length() - BEFORE_CHRIST.length() : text.length();
        int month = text.indexOf('-');
        int year = Integer.parseInt(text, 0, month, 10);
        return LocalDate.of(
                beforeChrist ? 1 - year : year,
                Integer.parseInt(text, month + 1, month + 3, 10),
                Integer.parseInt(text, month + 4, end, 10));
    }
}
