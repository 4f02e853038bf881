"""Training as the shipped file computes: matrices rounded to int8, what goes into them
to uint8.

Rounding as in ONNX Runtime's dynamic quantisation: weights symmetric with a scale for
each output channel, inputs with a scale and a zero point for each window. Gradients
pass straight through (Bengio, Léonard and Courville 2013).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional


class RoundedLinear(nn.Linear):
    """A linear layer that rounds its weights and inputs; it shares the parameters of
    the one it stands for.
    """

    @classmethod
    def of(cls, layer: nn.Linear) -> RoundedLinear:
        """The rounding layer with the parameters of `layer`."""
        rounded = cls(
            layer.in_features,
            layer.out_features,
            bias=layer.bias is not None,
            device="meta",
        )
        rounded.weight, rounded.bias = layer.weight, layer.bias
        return rounded

    def forward(self, given: Tensor) -> Tensor:
        return functional.linear(
            _straight(given, round_input),
            _straight(self.weight, round_weight),
            self.bias,
        )


def round_weight(weight: Tensor) -> Tensor:
    """[out, in] to the nearest of 255 steps, symmetric about 0, of each row's own
    size.
    """
    scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
    return torch.round(weight / scale).clamp(-127, 127) * scale


def round_input(given: Tensor) -> Tensor:
    """[B, L, in] to the nearest of 256 steps between the least and greatest of each
    window, 0 among them.
    """
    low = given.amin(dim=(-2, -1), keepdim=True).clamp(max=0)
    high = given.amax(dim=(-2, -1), keepdim=True).clamp(min=0)
    scale = (high - low).clamp(min=1e-8) / 255
    zero = torch.round(-low / scale)
    return (torch.round(given / scale) + zero).clamp(0, 255).sub(zero) * scale


def _straight(value: Tensor, rounding: Callable[[Tensor], Tensor]) -> Tensor:
    """The rounded value going forward, the identity going back."""
    with torch.no_grad():
        difference = rounding(value.float()) - value.float()
    return value + difference.to(value.dtype)


def round_layers(module: nn.Module) -> None:
    """Makes every linear layer within a module a rounding one, in place."""
    for name, child in module.named_children():
        if isinstance(child, nn.Linear):
            setattr(module, name, RoundedLinear.of(child))
        else:
            round_layers(child)
