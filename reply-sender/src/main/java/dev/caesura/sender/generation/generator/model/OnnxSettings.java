package dev.caesura.sender.generation.generator.model;

import java.util.Locale;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * An embedding model that runs in the sender itself.
 *
 * @param model the ONNX file, as {@code file:/path} or {@code classpath:name}
 * @param tokenizer its {@code tokenizer.json}
 * @param pooling how its tokens become one embedding, as the model was trained
 */
public record OnnxSettings(
        Resource model, Resource tokenizer, @DefaultValue("mean") Pooling pooling) {

    public OnnxSettings {
        if (model == null || tokenizer == null) {
            throw new IllegalArgumentException(
                    "An embedding in the sender itself needs onnx.model: file:/path/model.onnx, and"
                            + " onnx.tokenizer: file:/path/tokenizer.json");
        }
    }

    /** How the tokens of a text become one embedding. */
    public enum Pooling {
        /** The mean of all tokens. */
        MEAN,
        /** The first token, which stands for the text. */
        CLS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
