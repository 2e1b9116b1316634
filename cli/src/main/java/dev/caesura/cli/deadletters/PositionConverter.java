package dev.caesura.cli.deadletters;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the position of a dead letter, in the list's form. */
public final class PositionConverter implements ITypeConverter<String> {

    private static final Pattern POSITION = Pattern.compile("\\S+-\\d+@\\d+");

    @Override
    public String convert(String value) {
        if (!POSITION.matcher(value).matches()) {
            throw new TypeConversionException(
                    "write a position such as dead-letters-0@17, not '" + value + "'");
        }
        return value;
    }
}
