package dev.hopdb.runtime;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Points and boxes as PostgreSQL writes them. The driver reads them as bytes from the sixth time on, and writes their numbers as Java
 * does: 1.0 for 1.
 */
final class PointText {

    private static final Pattern NUMBER = Pattern.compile("[^(),]+");

    private PointText() {}

    static String asPostgresWrites(String text) {
        return NUMBER.matcher(text).replaceAll(number -> number(Double.parseDouble(number.group())));
    }

    private static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return Double.toString(value).replace(".0", "");
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= -4 && exponent < 15) {
            return exact.toPlainString();
        }
        String digits = exact.movePointLeft(exponent).toPlainString();
        return digits + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
