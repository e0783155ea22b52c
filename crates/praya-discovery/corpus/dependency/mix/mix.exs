defmodule Payments.MixProject do
  defp deps do
    [
      {:bcrypt_elixir, "~> 3.0"},
      {:jose, github: "potatosalad/erlang-jose"},
      {:phoenix, "~> 1.7"},
      # {:enacl, "~> 1.2"}
    ]
  end
end
