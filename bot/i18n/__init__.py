"""Every sentence the product says, in bokmål, nynorsk and English, with its dates, weeks, names and numbers."""
