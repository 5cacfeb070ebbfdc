package pptx

func appProperties(slides, notes int) []byte {
	x := newXML()
	x.raw(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	x.raw(`<Application>Casebook</Application><Slides>`).int(slides).raw(`</Slides><Notes>`).int(notes).raw(`</Notes><HiddenSlides>0</HiddenSlides>`)
	return x.raw(`<AppVersion>16.0000</AppVersion></Properties>`).bytes()
}
